#pragma once

#include <QJsonValue>
#include <QWidget>

#include "model/SettingsSchema.h"

namespace ui {

/// What a value is typed, ticked or chosen in.
class SettingEditor : public QWidget {
    Q_OBJECT

  public:
    /// The one that fits the row's type; for a type that has none, one that only shows.
    static SettingEditor* create(const model::SettingRow& row);

    virtual void show(const QJsonValue& value) = 0;
    /// Undefined while what stands there is no value of the type.
    virtual QJsonValue value() const = 0;

  Q_SIGNALS:
    void edited();
    /// Enter, or a choice that needs no other confirmation.
    void confirmed();

  protected:
    explicit SettingEditor(const model::SettingRow& row);
    const model::SettingRow& row() const { return m_row; }

  private:
    const model::SettingRow& m_row;  // of the schema: lives as long as the program
};

}  // namespace ui
