// Calls the helper as whoever runs it: one JSON request a line on stdin, one JSON answer a line on
// stdout.
//   {"interface":…,"member":…,"signature":"it","args":[…],"interactive":true,"repeat":1}
//   {"error":"" or the bus error's name,"message":…,"values":[…],"errors":{name: count}}
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include "contract/Names.h"
#include "contract/WireTypes.h"

namespace {

constexpr int kTimeoutMs = 60'000;

using Texts = QMap<QString, QString>;

QVariant textsOf(const QJsonValue& value) {
    Texts texts;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        texts.insert(entry.key(), entry.value().toString());
    return QVariant::fromValue(texts);
}

/// Whole numbers travel as x inside variants.
QVariant variantOf(const QJsonValue& value) {
    return value.isDouble() ? QVariant(value.toInteger()) : value.toVariant();
}

QVariant variantsOf(const QJsonValue& value) {
    QVariantMap map;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        map.insert(entry.key(), variantOf(entry.value()));
    return map;
}

QVariant argument(const QString& type, const QJsonValue& value) {
    static const std::map<QString, std::function<QVariant(const QJsonValue&)>> readers = {
        {"s", [](const QJsonValue& v) { return QVariant(v.toString()); }},
        {"b", [](const QJsonValue& v) { return QVariant(v.toBool()); }},
        {"i", [](const QJsonValue& v) { return QVariant(v.toInt()); }},
        {"u", [](const QJsonValue& v) { return QVariant(static_cast<uint>(v.toInteger())); }},
        {"t", [](const QJsonValue& v) { return QVariant(static_cast<qulonglong>(v.toInteger())); }},
        {"a{ss}", textsOf},
        {"a{sv}", variantsOf},
    };
    return readers.at(type)(value);
}

QStringList split(QString signature) {
    QStringList types;
    while (!signature.isEmpty()) {
        const qsizetype length = signature.startsWith("a{") ? 5 : 1;
        types.append(signature.left(length));
        signature.remove(0, length);
    }
    return types;
}

QDBusMessage messageOf(const QJsonObject& request) {
    QDBusMessage message = QDBusMessage::createMethodCall(contract::kBusName, contract::kObjectPath,
                                                          request["interface"].toString(),
                                                          request["member"].toString());
    const QStringList types = split(request["signature"].toString());
    const QJsonArray args = request["args"].toArray();
    for (qsizetype i = 0; i < types.size(); ++i)
        message << argument(types[i], args[i]);
    message.setInteractiveAuthorizationAllowed(request["interactive"].toBool());
    message.setAutoStartService(false);
    return message;
}

QJsonValue jsonOf(const QVariant& value) {
    if (value.userType() != qMetaTypeId<QDBusArgument>())
        return QJsonValue::fromVariant(value);
    const auto raw = value.value<QDBusArgument>();
    if (!raw.currentSignature().startsWith("(tba((it)"))
        return raw.currentSignature();
    QJsonArray rows;
    for (const model::ProcessRow& row : qdbus_cast<model::ProcessChanges>(raw).changed)
        rows.append(QJsonObject{{"pid", row.key.pid},
                                {"uid", static_cast<qint64>(row.uid)},
                                {"executable", QString::fromStdString(row.executable)},
                                {"command", QString::fromStdString(row.commandLine)}});
    return rows;
}

QJsonObject answerOf(const QDBusMessage& reply) {
    QJsonArray values;
    if (reply.type() == QDBusMessage::ReplyMessage)
        for (const QVariant& value : reply.arguments())
            values.append(jsonOf(value));
    return {{"error", reply.errorName()}, {"message", reply.errorMessage()}, {"values", values}};
}

/// All at once; how many of them ended with which error ("" = none).
QJsonObject flood(const QDBusMessage& message, int count) {
    QList<QDBusPendingCall> calls;
    for (int i = 0; i < count; ++i)
        calls.append(QDBusConnection::systemBus().asyncCall(message, kTimeoutMs));
    QJsonObject errors;
    for (QDBusPendingCall& call : calls) {
        call.waitForFinished();
        const QString name = call.reply().errorName();
        errors[name] = errors[name].toInt() + 1;
    }
    return {{"errors", errors}};
}

QJsonObject serve(const QJsonObject& request) {
    const QDBusMessage message = messageOf(request);
    if (const int repeat = request["repeat"].toInt(1); repeat > 1)
        return flood(message, repeat);
    return answerOf(QDBusConnection::systemBus().call(message, QDBus::Block, kTimeoutMs));
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    contract::registerWireTypes();
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        std::cout << QJsonDocument(serve(request)).toJson(QJsonDocument::Compact).toStdString()
                  << std::endl;
    }
    return 0;
}
