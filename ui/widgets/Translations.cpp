#include "ui/widgets/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>

namespace ui {

namespace {

void install(QCoreApplication& app, const QString& name, const QString& directory) {
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(QLocale(), name, QStringLiteral("_"), directory)) {
        translator->setParent(&app);
        QCoreApplication::installTranslator(translator.release());
    }
}

}  // namespace

void installTranslations(QCoreApplication& app) {
    install(app, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, QStringLiteral("algomonitor"), QStringLiteral(AM_TRANSLATIONS));
}

}  // namespace ui
