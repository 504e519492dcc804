#pragma once

#include <QTimer>
#include <QWidget>
#include <cstdint>

namespace ui {

class TextLabel;

/// The time left of an open question, live: a sentence, m:ss and a bar that empties.
class CountdownBar : public QWidget {
    Q_OBJECT

  public:
    explicit CountdownBar(QWidget* parent = nullptr);

    /// Both in microseconds since the epoch. planned: "killed with everything below it".
    void start(std::int64_t fromUs, std::int64_t deadlineUs, const QString& planned);
    void stop();

    /// Share of the time that is left at nowUs, 0…1.
    static double shareLeft(std::int64_t fromUs, std::int64_t deadlineUs, std::int64_t nowUs);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void refresh();

    TextLabel* m_text;
    TextLabel* m_clock;
    QTimer m_timer;
    std::int64_t m_askedAtUs = 0;
    std::int64_t m_lengthUs = 0;
    std::int64_t m_fromUs = 0;
    std::int64_t m_deadlineUs = 0;
    QString m_planned;
};

}  // namespace ui
