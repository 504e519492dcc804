#include "app/ctl/RuleEvents.h"

#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <filesystem>
#include <sstream>

#include "app/ctl/ShellWords.h"

namespace app::ctl {
namespace {

namespace fs = std::filesystem;
namespace sigma = rules::sigma;

std::unexpected<model::Error> wrong(const QString& what) {
    return model::unexpected(model::Error::Code::InvalidArgument, "event", what.toStdString());
}

/// nullopt: an array or object, for which a field has no place.
std::optional<std::string> textOf(const QJsonValue& value) {
    if (value.isString())
        return value.toString().toStdString();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (!value.isDouble())
        return std::nullopt;
    const qint64 whole = value.toInteger();
    if (static_cast<double>(whole) == value.toDouble())
        return std::to_string(whole);
    return QByteArray::number(value.toDouble(), 'g', 17).toStdString();
}

bool isProgram(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0;
}

/// As execvp(3) looks it up; a program that is not installed would be in /usr/bin.
std::string findProgram(const std::string& name, const std::string& searchPath) {
    if (name.find('/') != std::string::npos)
        return fs::absolute(name).lexically_normal().string();
    std::istringstream folders(searchPath);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (const fs::path path = fs::path(folder.empty() ? "." : folder) / name; isProgram(path))
            return fs::absolute(path).lexically_normal().string();
    return "/usr/bin/" + name;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace

model::Result<std::optional<sigma::Event>> readEventLine(const QByteArray& line) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject())
        return wrong(error.error == QJsonParseError::NoError
                         ? QStringLiteral("is not a JSON object")
                         : QStringLiteral("is not JSON: ") + error.errorString());
    const QJsonObject object = document.object();
    const auto category = sigma::categoryFromString(
        object.value(u"category").toString(QStringLiteral("process_creation")).toStdString());
    if (!category)
        return std::nullopt;
    sigma::Event event(*category);
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (field.key() == u"category" || field.value().isNull())
            continue;
        auto text = textOf(field.value());
        if (!text)
            return wrong(QStringLiteral("has a list or an object as \"%1\"").arg(field.key()));
        event.set(field.key().toStdString(), *std::move(text));
    }
    return event;
}

sigma::Event eventOfCommandLine(const TestRules& test, const std::string& searchPath) {
    const std::string text = test.commandLine.toStdString();
    // With a quote that is never closed it is no command; what was typed is still worth testing.
    const auto words = splitShellWords(text).value_or(std::vector<std::string>{});
    sigma::Event event(sigma::Category::ProcessCreation);
    event.set("CommandLine", words.empty() ? text : joined(words));
    if (!test.image.isEmpty())
        event.set("Image", test.image.toStdString());
    else if (!words.empty())
        event.set("Image", findProgram(words.front(), searchPath));
    if (!test.parent.isEmpty())
        event.set("ParentImage", test.parent.toStdString());
    return event;
}

}  // namespace app::ctl
