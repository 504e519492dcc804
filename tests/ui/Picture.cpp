#include "tests/ui/Picture.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QImageReader>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QTextStream>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace picture {

namespace {

double deviation(const QImage& image, const QRect& part) {
    double sum = 0;
    double squares = 0;
    double n = 0;
    for (int y = part.top(); y <= part.bottom(); y += 2) {
        for (int x = part.left(); x <= part.right(); x += 2) {
            const double grey = qGray(image.pixel(x, y));
            sum += grey;
            squares += grey * grey;
            ++n;
        }
    }
    return n == 0 ? 0 : std::sqrt(std::max(0.0, squares / n - sum / n * sum / n));
}

QString nameOf(const QWidget* widget, const QString& text) {
    return QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()),
                                         text.left(60));
}

bool labelFits(const QLabel* label) {
    const auto* own = qobject_cast<const ui::TextLabel*>(label);
    if (own != nullptr && own->isElided())
        return true;  // says so with an ellipsis and tells the whole in its tooltip
    if (label->wordWrap())
        return label->height() >= label->heightForWidth(label->width());
    return label->width() >= label->sizeHint().width() &&
           label->height() >= label->minimumSizeHint().height();
}

bool insideParent(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    if (parent == nullptr || widget->isWindow())
        return true;
    // Contents of a scroll area are taller on purpose, but nobody likes to scroll sideways.
    if (parent->objectName() == QLatin1String("qt_scrollarea_viewport"))
        return qobject_cast<const QScrollArea*>(parent->parentWidget()) == nullptr ||
               widget->width() <= parent->width();
    return parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry());
}

/// What is written on it; where a picture stands beside the words they cannot be told apart.
QString textOf(const QWidget* widget) {
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button != nullptr && button->icon().isNull() ? button->text() : QString();
}

/// WCAG 2.1 asks for 4.5. Thin strokes are blended: what is drawn never quite reaches the colour
/// asked for.
constexpr double kNeeded = 4.5 * 0.9;

/// Of what is drawn there, against the colour there is most of.
double contrastIn(const QImage& image, const QRect& part) {
    QHash<QRgb, int> colours;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            ++colours[image.pixel(x, y)];
    const auto most = std::max_element(colours.begin(), colours.end());
    double best = 1;
    for (auto each = colours.keyBegin(); each != colours.keyEnd(); ++each)
        best = std::max(best, ui::contrast(QColor(most.key()), QColor(*each)));
    return best;
}

}  // namespace

QString directory() {
    const QString wanted = qEnvironmentVariable("AM_SCREENSHOTS");
    const QString path = wanted.isEmpty() ? QStringLiteral(AM_SCREENSHOTS_DEFAULT) : wanted;
    QDir().mkpath(path);
    return path;
}

QImage take(QWidget* widget, const Caption& caption) {
    QImage image = widget->grab().toImage();
    const bool dark = ui::currentTheme().dark;
    const bool doubled = image.devicePixelRatio() > 1.5;
    image.setText(QStringLiteral("Page"), caption.page);
    image.setText(QStringLiteral("State"),
                  caption.state + (dark ? QStringLiteral(", dark") : QStringLiteral(", light")) +
                      (doubled ? QStringLiteral(", 2x") : QString()));
    image.setText(QStringLiteral("Sentence"), caption.sentence);
    const bool translated = qEnvironmentVariableIsSet("AM_TRANSLATION");
    image.save(QStringLiteral("%1/%2-%3%4%5.png")
                   .arg(directory(), caption.file,
                        dark ? QStringLiteral("dark") : QStringLiteral("light"),
                        translated ? QStringLiteral("-de") : QString(),
                        doubled ? QStringLiteral("@2x") : QString()));
    return image;
}

void writeIndex() {
    const QDir folder(directory());
    QFile file(folder.filePath(QStringLiteral("index.md")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text))
        return;
    QTextStream out(&file);
    out << "| file | page | state | what it shows |\n|---|---|---|---|\n";
    for (const QString& name :
         folder.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name)) {
        const QImageReader reader(folder.filePath(name));
        if (!reader.text(QStringLiteral("Page")).isEmpty())
            out << "| " << name << " | " << reader.text(QStringLiteral("Page")) << " | "
                << reader.text(QStringLiteral("State")) << " | "
                << reader.text(QStringLiteral("Sentence")) << " |\n";
    }
}

QStringList blankness(const QImage& image) {
    QStringList complaints;
    if (image.width() < 200 || image.height() < 100)
        complaints << QStringLiteral("smaller than anything a person could use");
    if (deviation(image, image.rect()) < 3)
        complaints << QStringLiteral("one colour all over");
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    if (colours.size() < 12)
        complaints << QStringLiteral("only %1 colours").arg(colours.size());
    return complaints;
}

QStringList clippedTexts(const QWidget* widget) {
    QStringList complaints;
    for (const QWidget* child : widget->findChildren<QWidget*>()) {
        if (!child->isVisible())
            continue;
        if (!insideParent(child))
            complaints << nameOf(child, child->accessibleName()) + QStringLiteral(" sticks out");
        if (const auto* label = qobject_cast<const QLabel*>(child)) {
            if (!label->text().isEmpty() && !labelFits(label))
                complaints << nameOf(label, label->text()) + QStringLiteral(" is cut off");
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(child)) {
            // Qt's own buttons inside line edits are smaller than they ask to be.
            const bool standard =
                !button->text().isEmpty() && (qobject_cast<const QPushButton*>(button) != nullptr ||
                                              qobject_cast<const QToolButton*>(button) != nullptr);
            if (standard && button->width() < button->minimumSizeHint().width())
                complaints << nameOf(button, button->text()) + QStringLiteral(" is cut off");
        }
    }
    return complaints;
}

QStringList faintTexts(const QWidget* widget, const QImage& image) {
    QStringList complaints;
    for (const QWidget* child : widget->findChildren<QWidget*>()) {
        const QString text = textOf(child);
        // What a scroll area hides of it is no reason to complain.
        const QRect shown = child->visibleRegion().boundingRect();
        if (text.size() < 2 || !child->isVisible() || !child->isEnabled() ||
            shown.height() * 4 < child->height() * 3)
            continue;
        const qreal ratio = image.devicePixelRatio();
        const QRect at((child->mapTo(widget, QPoint()) + shown.topLeft()) * ratio,
                       shown.size() * ratio);
        const QRect seen = at & image.rect();
        if (seen.width() >= 8 && seen.height() >= 8 && contrastIn(image, seen) < kNeeded)
            complaints << nameOf(child, text) + QStringLiteral(" is hard to read");
    }
    return complaints;
}

}  // namespace picture
