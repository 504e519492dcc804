#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <cstdint>
#include <memory>

namespace bustest {

struct Answer {
    QString error;  // bus error name, empty = none
    QString message;
    QJsonArray values;
    QJsonObject errors;  // of a flood

    bool isRefused() const { return error == "org.algomonitor.Error.NotAuthorized"; }
};

struct Request {
    QString interface{};
    QString member{};
    QString signature{};
    QJsonArray args{};
    bool interactive = true;
    int repeat = 1;
};

/// Somebody with a connection of their own: a program under the user's ids, in the user's session
/// if they have one, with a password agent if a password is given ("-": the dialog stays open).
class Person {
  public:
    explicit Person(const char* user, const char* password = nullptr);
    ~Person();

    Answer call(const Request& request);

    /// The same in two steps: the answer may take a while.
    void send(const Request& request);
    Answer receive();
    bool hasAnswered();

    /// Closes the connection.
    void leave();

    /// Everything the password dialogs said so far.
    QString dialogs() const;

    std::uint32_t uid() const { return m_uid; }

  private:
    void startAgent(const char* password);

    QString m_user;
    std::uint32_t m_uid = 0;
    QProcess m_client;
    QProcess m_agent;
    QTemporaryDir m_directory;
};

std::uint32_t uidOf(const char* user);

}  // namespace bustest
