#pragma once

#include <QDBusArgument>
#include <QMetaType>
#include <QString>
#include <string>
#include <vector>

#include "model/SafeText.h"

// What WireTypes is put together from.
namespace contract::wire {

inline QString toWire(const std::string& text) {
    return QString::fromStdString(model::validUtf8(text));
}

inline std::string textFrom(const QDBusArgument& argument) {
    QString text;
    argument >> text;
    return text.toStdString();
}

template <typename T>
T valueFrom(const QDBusArgument& argument) {
    T value{};
    argument >> value;
    return value;
}

// QtDBus has no operators for std::vector.
template <typename T>
void appendArray(QDBusArgument& argument, const std::vector<T>& values) {
    argument.beginArray(QMetaType::fromType<T>());
    for (const T& value : values)
        argument << value;
    argument.endArray();
}

template <typename T>
std::vector<T> arrayFrom(const QDBusArgument& argument) {
    std::vector<T> values;
    argument.beginArray();
    while (!argument.atEnd())
        values.push_back(valueFrom<T>(argument));
    argument.endArray();
    return values;
}

}  // namespace contract::wire
