#pragma once

#include <QString>
#include <optional>

#include "model/ProcessKey.h"
#include "ui/widgets/FittedDialog.h"

class QCheckBox;
class QProgressBar;
class QPushButton;

namespace ui {

class FactsGrid;
class TextLabel;

/// Whose memory is to be saved.
struct DumpSubject {
    model::ProcessKey key;
    QString title;                           // "firefox (4242)", safe
    std::optional<std::uint64_t> memoryKiB;  // that it holds now, where that is known
};

/// Where dumps go and what limits them.
struct DumpRoom {
    QString directory;
    std::optional<std::uint64_t> freeKiB;  // nothing: could not be asked
    std::uint64_t largestKiB = 0;
    std::uint64_t floorKiB = 0;  // left alone
};

/// Saving a process's memory: how much, where to, what is in it; then how far it is, and a way to
/// stop it; then what came of it. Closing it while it runs leaves it running.
class DumpDialog : public FittedDialog {
    Q_OBJECT

  public:
    DumpDialog(DumpSubject subject, QWidget* parent);

    const model::ProcessKey& key() const { return m_subject.key; }
    void setRoom(const DumpRoom& room);
    /// percent below 0: not known. An empty id: it is not known yet, or cannot be.
    void setProgress(const QString& id, int percent);
    void setResult(const QString& sentence, bool ok);

  Q_SIGNALS:
    void dumpRequested(bool force);
    void cancelRequested(const QString& id);

  private:
    enum class Stage { Asking, Running, Over };

    QLayout* buttons();
    void showFacts(const std::optional<DumpRoom>& room);
    void start();
    void enter(Stage stage);

    DumpSubject m_subject;
    QString m_id;
    TextLabel* m_title;
    FactsGrid* m_facts;
    TextLabel* m_limit;
    TextLabel* m_secrets;
    QCheckBox* m_force;
    QProgressBar* m_progress;
    TextLabel* m_state;
    QPushButton* m_cancel;
    QPushButton* m_stop;
    QPushButton* m_save;
};

}  // namespace ui
