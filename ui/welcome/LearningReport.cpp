#include "ui/welcome/LearningReport.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/format/Units.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::LearningReport)
};

}  // namespace

bool isLearningOver(const model::Learning& learning, std::int64_t nowUs) {
    return !learning.active && learning.untilUs > 0 && learning.untilUs <= nowUs;
}

QString learningSentence(const model::Learning& learning) {
    return Words::tr("Learning is over. New were: %1, %2, %3.")
        .arg(countedText(learning.programs, Words::tr("1 program"), Words::tr("%1 programs")),
             countedText(learning.listeners, Words::tr("1 listener"), Words::tr("%1 listeners")),
             countedText(learning.unusual, Words::tr("1 unusual place"),
                         Words::tr("%1 unusual places")));
}

QString learningProgress(const model::Learning& learning) {
    if (!learning.active)
        return {};
    const QString until =
        QLocale().toString(localTime(learning.untilUs).date(), QLocale::ShortFormat);
    return Words::tr("Learning until %1. New so far: %2 programs, %3 listeners, %4 unusual places.")
        .arg(until, countText(learning.programs), countText(learning.listeners),
             countText(learning.unusual));
}

}  // namespace ui
