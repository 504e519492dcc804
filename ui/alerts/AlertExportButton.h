#pragma once

#include <QStringList>
#include <QToolButton>
#include <functional>

namespace ui {

/// "Export": the chosen alerts, or those shown, as JSON or CSV; one to report, as an archive. Asks
/// where to, writes nothing itself.
class AlertExportButton : public QToolButton {
    Q_OBJECT

  public:
    /// rows: ids of what would be exported now; current: the alert shown, empty = none.
    AlertExportButton(std::function<QStringList()> rows, std::function<QString()> current,
                      QWidget* parent = nullptr);

  Q_SIGNALS:
    /// The suffix says the format: json, csv, tar.
    void exportRequested(const QStringList& ids, const QString& path);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showMenu();
    void applyTheme();
    void askWhere(const QStringList& ids, const QString& suffix, const QString& filter);

    std::function<QStringList()> m_rows;
    std::function<QString()> m_current;
};

}  // namespace ui
