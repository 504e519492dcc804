#pragma once

#include <QJsonObject>
#include <QTabWidget>

namespace ui {

/// Any JSON object made readable: plain values as a form, every list or inner object as a tab with
/// a table. It needs no field by name, so that a newer helper's details are shown too.
class JsonView : public QTabWidget {
    Q_OBJECT

  public:
    explicit JsonView(QWidget* parent = nullptr);

    void show(const QJsonObject& object);

  private:
    void addForm(const QJsonObject& object);
    void addList(const QString& key, const QJsonArray& list);
};

/// "working_directory" -> "Working directory".
QString titleOfKey(const QString& key);
/// One line for any value, safe.
QString lineOfValue(const QJsonValue& value);

}  // namespace ui
