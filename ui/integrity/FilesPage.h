#pragma once

#include <vector>

#include "model/FileChange.h"
#include "model/IntegrityStatus.h"
#include "ui/table/ListPage.h"

namespace ui {

class DriftTableModel;
class IntegrityPanel;
class TextLabel;

/// The protected files: how the watch stands, what is no longer as it was accepted, who did it and
/// what it means; accept, accept a folder, check now.
class FilesPage : public ListPage {
    Q_OBJECT

  public:
    explicit FilesPage(QWidget* parent = nullptr);

    void setStatus(const model::IntegrityStatus& status);
    void setDrifts(const std::vector<model::FileDrift>& drifts);
    void select(const std::string& path);

  public Q_SLOTS:
    void accept();
    void acceptFolder();
    void acceptAll();

  Q_SIGNALS:
    void verifyRequested();
    void cancelRequested();
    /// hash: the one that was shown; a file that has changed again since is not accepted.
    void acceptRequested(const QString& path, const QString& hash);
    void acceptFolderRequested(const QString& path);
    void acceptAllRequested();

  protected:
    void onChosen() override;
    void onState() override;
    QString figures() const override;

  private:
    FilesPage(DriftTableModel* model, QWidget* parent);
    void addActions();
    std::vector<model::FileDrift> chosen() const;
    QString chosenFolder() const;
    void copy() const;

    DriftTableModel* m_model;
    IntegrityPanel* m_panel;
    TextLabel* m_sentence;
    bool m_known = false;  // how the watch stands
    QAction* m_accept = nullptr;
    QAction* m_folder = nullptr;
    QAction* m_all = nullptr;
    QAction* m_copy = nullptr;
};

}  // namespace ui
