// Alerts by mail and to a syslog server: the settings they need, the courier that carries them.
#include <sys/stat.h>

#include <QCoreApplication>
#include <QJsonArray>

#include "HelperDaemon.h"
#include "config/SettingCodec.h"
#include "config/TrustedFile.h"

namespace {

QJsonValue valueOf(const char* key, const model::Settings& settings) {
    return config::writeSetting(*model::findSetting(key), settings);
}

std::string textOf(const char* key, const model::Settings& settings) {
    return valueOf(key, settings).toString().toStdString();
}

/// Nobody but root may read it: what others can read is no secret.
bool isPrivate(const std::string& path) {
    struct stat found{};
    return stat(path.c_str(), &found) == 0 && (found.st_mode & 077) == 0;
}

/// The first line; empty where there is none to be believed.
std::string passwordIn(const std::string& path) {
    if (path.empty() || !isPrivate(path))
        return {};
    const auto text = config::readTrustedFile(path, 4096);
    return text ? text->substr(0, text->find_first_of("\r\n")) : std::string();
}

}  // namespace

courier::MailKeeper::Settings HelperDaemon::mailSettings() const {
    const auto settings = m_settings->current();
    courier::MailKeeper::Settings mail;
    mail.enabled = valueOf("mail.enabled", *settings).toBool();
    for (const QJsonValue to : valueOf("mail.to", *settings).toArray())
        mail.to.push_back(to.toString().toStdString());
    mail.from = textOf("mail.from", *settings);
    mail.subject = textOf("mail.subject", *settings);
    mail.server = textOf("mail.server", *settings);
    mail.user = textOf("mail.user", *settings);
    mail.starttls = valueOf("mail.starttls", *settings).toBool();
    if (mail.enabled)
        mail.password = passwordIn(textOf("mail.password_file", *settings));
    return mail;
}

void HelperDaemon::startMail(const std::string& hostName) {
    m_mail = std::make_unique<courier::MailKeeper>(outboxOptions("mail"), hostName);
    m_syslog = std::make_unique<courier::SyslogKeeper>(outboxOptions("syslog"), hostName);
    applyMailSettings();
    m_mail->start();
    m_syslog->start();
}

courier::Outbox::Options HelperDaemon::outboxOptions(const char* folder) {
    return {.folder = m_state->path() / folder,
            .courier = {.program = courierProgram(), .caFile = {}},
            .said = [this](const std::string& sentence) {
                QMetaObject::invokeMethod(QCoreApplication::instance(), [this, sentence] {
                    m_alerts->say(model::Level::Warning, sentence);
                });
            }};
}

void HelperDaemon::applyMailSettings() {
    const auto settings = m_settings->current();
    m_mail->apply(mailSettings());
    m_syslog->apply({.enabled = valueOf("syslog.enabled", *settings).toBool(),
                     .server = textOf("syslog.server", *settings)});
}

void HelperDaemon::stopMail() {
    if (m_mail)
        m_mail->stop();
    if (m_syslog)
        m_syslog->stop();
}
