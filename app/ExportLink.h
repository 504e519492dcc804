#pragma once

#include <QObject>

#include "app/AlertBook.h"

namespace ui {
class MainWindow;
}

namespace app {

/// Writes what a person exports, off the window's thread, and says what came of it.
class ExportLink : public QObject {
    Q_OBJECT

  public:
    explicit ExportLink(const AlertBook& book) : m_book(book) {}

    void connectTo(ui::MainWindow& window);
    void setHelperVersion(const QString& version) { m_helperVersion = version; }

  private:
    void write(ui::MainWindow& window, const QStringList& ids, const QString& path);
    QString about() const;

    const AlertBook& m_book;
    QString m_helperVersion;
};

}  // namespace app
