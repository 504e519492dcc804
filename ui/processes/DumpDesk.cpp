#include "ui/processes/DumpDesk.h"

#include <QWidget>

namespace ui {

DumpDesk::DumpDesk(QWidget* window) : QObject(window), m_window(window) {}

DumpDialog* DumpDesk::find(const model::ProcessKey& key) const {
    for (auto* dialog : m_window->findChildren<DumpDialog*>()) {
        if (dialog->key() == key && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

DumpDialog* DumpDesk::open(const DumpSubject& subject) {
    DumpDialog* dialog = find(subject.key);
    if (dialog == nullptr) {
        dialog = new DumpDialog(subject, m_window);
        connect(dialog, &DumpDialog::dumpRequested, this,
                [this, key = subject.key](bool force) { Q_EMIT dumpRequested(key, force); });
        connect(dialog, &DumpDialog::cancelRequested, this, &DumpDesk::cancelRequested);
        Q_EMIT roomWanted();
    }
    dialog->open();
    dialog->raise();
    return dialog;
}

void DumpDesk::setRoom(const DumpRoom& room) {
    for (auto* dialog : m_window->findChildren<DumpDialog*>())
        dialog->setRoom(room);
}

void DumpDesk::setProgress(const model::ProcessKey& key, const QString& id, int percent) {
    if (DumpDialog* dialog = find(key))
        dialog->setProgress(id, percent);
}

void DumpDesk::setResult(const model::ProcessKey& key, const QString& sentence, bool ok) {
    if (DumpDialog* dialog = find(key))
        dialog->setResult(sentence, ok);
}

}  // namespace ui
