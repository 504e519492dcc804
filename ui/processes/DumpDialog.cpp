#include "ui/processes/DumpDialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactsGrid.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 580;
constexpr int kBarHeight = 8;

TextLabel* wrapped(const QString& text, const QString& tone = {}) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    if (!tone.isEmpty())
        label->setTone(tone);
    return label;
}

/// Why the helper will hardly do it, empty when nothing speaks against it.
QString limitText(const DumpSubject& subject, const DumpRoom& room) {
    if (!subject.memoryKiB)
        return {};
    if (*subject.memoryKiB > room.largestKiB)
        return DumpDialog::tr("Dumps larger than %1 are not made: “Largest dump” in the settings.")
            .arg(sizeText(room.largestKiB));
    if (room.freeKiB && *room.freeKiB < room.floorKiB + *subject.memoryKiB)
        return DumpDialog::tr("There is hardly room for it: it may be refused.");
    return {};
}

}  // namespace

DumpDialog::DumpDialog(DumpSubject subject, QWidget* parent)
    : FittedDialog(kWidth, parent),
      m_subject(std::move(subject)),
      m_title(new TextLabel(TextLabel::Size::Heading)),
      m_facts(new FactsGrid),
      m_limit(wrapped({}, QStringLiteral("attention"))),
      m_secrets(wrapped(tr("Passwords, keys and messages that the program holds are in it. Only "
                           "root can read the file. The program stands still for a moment."))),
      m_force(new QCheckBox(tr("Also if it is there to keep secrets"))),
      m_progress(new QProgressBar),
      m_state(wrapped({})),
      m_cancel(new QPushButton),
      m_stop(new QPushButton(tr("Stop the dump"))),
      m_save(new QPushButton(tr("Save memory"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save memory"));
    m_title->setWordWrap(true);
    auto* card = new Card;
    card->body()->addWidget(m_facts);
    m_progress->setAccessibleName(tr("Progress of the dump"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kBarHeight);
    m_force->setAccessibleDescription(
        tr("Password managers, agents of keys, and programs that do not let themselves be saved"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, kPadding);
    column->setSpacing(10);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, card, m_limit, m_secrets, m_force,
                                                         m_progress, m_state})
        column->addWidget(each);
    column->addSpacing(kGap);
    column->addLayout(buttons());
    showFacts({});
    m_limit->hide();
    enter(Stage::Asking);
}

QLayout* DumpDialog::buttons() {
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setAutoDefault(false);
    m_stop->setAutoDefault(false);
    m_cancel->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &DumpDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_id); });
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_stop);
    row->addWidget(m_save);
    return row;
}

void DumpDialog::showFacts(const std::optional<DumpRoom>& room) {
    QVector<FactsGrid::Fact> facts{
        {tr("It holds now"), m_subject.memoryKiB
                                 ? tr("about %1; the file is smaller, it is compressed")
                                       .arg(sizeText(*m_subject.memoryKiB))
                                 : tr("not known; its size is found out first")},
        {tr("Kept in"), room ? safeText(room->directory, 400) : tr("the helper's own directory")}};
    if (room && room->freeKiB)
        facts << FactsGrid::Fact{tr("Free there"),
                                 tr("%1, of which %2 are left alone")
                                     .arg(sizeText(*room->freeKiB), sizeText(room->floorKiB))};
    m_facts->show(facts);
}

void DumpDialog::setRoom(const DumpRoom& room) {
    showFacts(room);
    m_limit->setText(limitText(m_subject, room));
    m_limit->setVisible(m_save->isVisibleTo(this) && !m_limit->fullText().isEmpty());
    // The new facts know their height only once they are laid out.
    QTimer::singleShot(0, this, [this] { fit(); });
}

void DumpDialog::start() {
    enter(Stage::Running);
    Q_EMIT dumpRequested(m_force->isChecked());
}

void DumpDialog::setProgress(const QString& id, int percent) {
    m_id = id;
    m_stop->setEnabled(!id.isEmpty());
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    m_progress->setValue(qBound(0, percent, 100));
    m_state->setText(percent < 0 ? tr("Saving…") : tr("Saving: %1 %").arg(qMin(percent, 100)));
    fit();
}

void DumpDialog::setResult(const QString& sentence, bool ok) {
    m_state->setText(safeText(sentence, 600));
    m_state->setTone(ok ? QStringLiteral("calm") : QStringLiteral("attention"));
    enter(Stage::Over);
}

void DumpDialog::enter(Stage stage) {
    const bool asking = stage == Stage::Asking;
    m_title->setText(
        (asking ? tr("Save the memory of %1?") : tr("The memory of %1")).arg(m_subject.title));
    m_secrets->setVisible(asking);
    m_force->setVisible(asking);
    m_save->setVisible(asking);
    m_limit->setVisible(asking && !m_limit->fullText().isEmpty());
    m_progress->setVisible(stage == Stage::Running);
    m_state->setVisible(!asking);
    m_stop->setVisible(stage == Stage::Running);
    m_cancel->setText(asking ? tr("Cancel") : tr("Close"));
    if (stage == Stage::Running) {
        setProgress({}, -1);
        m_state->setText(tr("Waiting for the password…"));
    }
    fit();
}

}  // namespace ui
