#pragma once

#include <QJsonValue>
#include <QWidget>

#include "model/SettingsSchema.h"

class QToolButton;

namespace ui {

class SettingEditor;
class TextLabel;

/// One setting: what it is called and means, its editor, what is allowed, what it is now where that
/// can be measured. Nothing is asked for before Save; what is wrong cannot be saved.
class SettingPanel : public QWidget {
    Q_OBJECT

  public:
    explicit SettingPanel(const model::SettingRow& row, QWidget* parent = nullptr);

    const model::SettingRow& row() const { return m_row; }
    /// What is in force. What a person is changing stays as it is.
    void setValue(const QJsonValue& value);
    /// What is measured now, beside the limit; safe. Empty = not known.
    void setLive(const QString& text);
    bool isChanged() const;
    QString problem() const;
    /// Lower-case text that a search looks in.
    QString searchText() const;
    SettingEditor* editor() const { return m_editor; }

  public Q_SLOTS:
    void save();
    void discard();

  Q_SIGNALS:
    void saveRequested(const QString& key, const QString& json);

  private:
    QLayout* buildHead();
    QLayout* buildFoot();
    QToolButton* button(const QString& text, const QString& accessible,
                        void (SettingPanel::*act)());
    void reset();
    void update();

    const model::SettingRow& m_row;
    SettingEditor* m_editor;
    TextLabel* m_hint;
    TextLabel* m_live;
    QToolButton* m_save;
    QToolButton* m_discard;
    QToolButton* m_reset;
    QJsonValue m_value;
    bool m_known = false;
};

}  // namespace ui
