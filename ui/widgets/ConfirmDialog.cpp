#include "ui/widgets/ConfirmDialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 500;
constexpr int kShownSubjects = 6;
constexpr int kPictureSize = 36;

TextLabel* wrapped(const QString& text, const QString& tone = {}) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    if (!tone.isEmpty())
        label->setTone(tone);
    return label;
}

Card* subjectsCard(const QStringList& subjects) {
    auto* card = new Card;
    card->body()->setSpacing(3);
    for (const QString& subject : subjects.mid(0, kShownSubjects)) {
        auto* label = new TextLabel(subject, TextLabel::Size::Mono);
        label->setElided(true);
        card->body()->addWidget(label);
    }
    if (subjects.size() > kShownSubjects) {
        auto* more =
            new TextLabel(ConfirmDialog::tr("and %1 more").arg(subjects.size() - kShownSubjects));
        more->setTone(QStringLiteral("muted"));
        card->body()->addWidget(more);
    }
    return card;
}

QHBoxLayout* buttonRow(QDialog* dialog, const ConfirmDialog::Question& question) {
    auto* cancel = new QPushButton(ConfirmDialog::tr("Cancel"));
    auto* go = new QPushButton(withoutMnemonic(question.button));
    go->setProperty("kind",
                    question.dangerous ? QStringLiteral("danger") : QStringLiteral("primary"));
    go->setAutoDefault(false);
    cancel->setDefault(true);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(go, &QPushButton::clicked, dialog, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(go);
    return row;
}

}  // namespace

ConfirmDialog::ConfirmDialog(const Question& question, QWidget* parent)
    : FittedDialog(kWidth, parent) {
    setWindowTitle(question.title);
    setAttribute(Qt::WA_DeleteOnClose);
    const Theme& theme = currentTheme();
    auto* picture = new QLabel;
    picture->setPixmap(symbolicPixmap(question.icon,
                                      question.dangerous ? theme.danger : theme.accent,
                                      kPictureSize, devicePixelRatioF()));
    auto* title = new TextLabel(question.title, TextLabel::Size::Heading);
    title->setWordWrap(true);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(wrapped(question.happens));
    if (!question.subjects.isEmpty())
        column->addWidget(subjectsCard(question.subjects));
    if (!question.lost.isEmpty())
        column->addWidget(wrapped(question.lost, QStringLiteral("muted")));
    column->addSpacing(kGap);
    column->addLayout(buttonRow(this, question));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 20, 20, kPadding);
    row->setSpacing(kPadding);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

ConfirmDialog* ConfirmDialog::ask(const Question& question, QWidget* parent,
                                  std::function<void()> confirmed) {
    auto* dialog = new ConfirmDialog(question, parent);
    connect(dialog, &QDialog::accepted, parent, std::move(confirmed));
    dialog->open();
    return dialog;
}

}  // namespace ui
