#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <ostream>

/// So that a failing comparison prints words. ADL looks here: QString is global.
inline void PrintTo(const QString& text, std::ostream* out) {
    *out << text.toStdString();
}

/// What a person would see at once in a picture of the window, checked by machine.
namespace picture {

struct Caption {
    QString file;  // without .png; the theme and @2x are added
    QString page;
    QString state;
    QString sentence;
};

/// Draws the widget, keeps it as PNG with its caption inside. Returns what was drawn.
QImage take(QWidget* widget, const Caption& caption);

/// Where pictures go: $AM_SCREENSHOTS, else `screenshots` in the build directory.
QString directory();

/// index.md over every picture in the directory, from the captions inside them.
void writeIndex();

/// Complaints, empty when all is well: nothing drawn, or a large part of it empty.
QStringList blankness(const QImage& image);

/// Complaints about texts that do not fit where they stand.
QStringList clippedTexts(const QWidget* widget);

/// Complaints about texts that cannot be read: contrast of what was really drawn.
QStringList faintTexts(const QWidget* widget, const QImage& image);

}  // namespace picture
