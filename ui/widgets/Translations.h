#pragma once

class QCoreApplication;

namespace ui {

/// Installs the texts of the person's language, where there are any, and Qt's own.
void installTranslations(QCoreApplication& app);

}  // namespace ui
