#pragma once

#include <QObject>

#include "ui/processes/DumpDialog.h"

namespace ui {

/// The dialogs in which memory is saved: one for each process, and where they are reached from
/// outside.
class DumpDesk : public QObject {
    Q_OBJECT

  public:
    explicit DumpDesk(QWidget* window);

    /// Opens the dialog, or raises it.
    DumpDialog* open(const DumpSubject& subject);
    void setRoom(const DumpRoom& room);
    void setProgress(const model::ProcessKey& key, const QString& id, int percent);
    void setResult(const model::ProcessKey& key, const QString& sentence, bool ok);

  Q_SIGNALS:
    /// A dialog was opened: setRoom is wanted.
    void roomWanted();
    void dumpRequested(const model::ProcessKey& key, bool force);
    void cancelRequested(const QString& id);

  private:
    DumpDialog* find(const model::ProcessKey& key) const;

    QWidget* m_window;
};

}  // namespace ui
