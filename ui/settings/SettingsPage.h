#pragma once

#include <QJsonObject>
#include <QWidget>
#include <vector>

#include "model/ProcessRow.h"
#include "model/TrustRow.h"

class QLineEdit;
class QListWidget;
class QScrollArea;
class QStackedWidget;

namespace ui {

class Card;
class SettingPanel;
class StatePanel;
class TextLabel;
class TrustList;

/// Every setting of the schema by section, the whitelist, and a search over all of them.
class SettingsPage : public QWidget {
    Q_OBJECT

  public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// The object of Settings1.GetAll.
    void setSettings(const QJsonObject& settings);
    void setTrust(const std::vector<model::TrustRow>& entries);
    /// What is used now, beside the limits on it.
    void setProcesses(const std::vector<const model::ProcessRow*>& rows);
    void setProblem(const QString& text, bool noPermission);
    void focusSearch();
    /// A name of settingSections(), or "trust".
    void showSection(const QString& name);
    SettingPanel* panel(const QString& key) const;
    TrustList* trust() const { return m_trust; }

  Q_SIGNALS:
    void saveRequested(const QString& key, const QString& json);
    void trustWanted(const model::TrustEntry& proposal);
    void untrustRequested(const QString& id);

  private:
    QWidget* buildLeft();
    QWidget* buildPanels();
    void showChosen();
    void showMatches(const QString& text);
    void updateState();

    QLineEdit* m_search;
    QListWidget* m_sections;
    QStackedWidget* m_pages;  // everything, or one big state
    QStackedWidget* m_right;  // settings, trust
    QScrollArea* m_scroll = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_nothing = nullptr;
    Card* m_card = nullptr;
    TrustList* m_trust;
    StatePanel* m_state;
    std::vector<SettingPanel*> m_panels;
    QString m_problem;
    bool m_noPermission = false;
    bool m_loaded = false;
};

}  // namespace ui
