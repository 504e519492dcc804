// Which alert is in sight: the person's choice, else the one that waits for an answer.
#include "ui/alerts/AlertPage.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/alerts/AlertTableModel.h"
#include "ui/widgets/Card.h"

namespace {

class AlertSelection : public testing::Test {
  protected:
    void SetUp() override {
        page.resize(1000, 600);
        page.show();
        list = page.findChild<QListView*>();
    }
    static model::Alert note(int number, std::int64_t secondsAgo) {
        model::Alert alert = fake::simpleAlert(number, secondsAgo);
        alert.state = model::AlertState::Raised;
        alert.finding.process = fake::openQuestion().finding.process;
        return alert;
    }
    static model::Alert question(int number, std::int64_t secondsAgo) {
        model::Alert alert = note(number, secondsAgo);
        alert.state = model::AlertState::Suspended;
        alert.deadlineUs = alert.raisedAtUs + 60'000'000;
        return alert;
    }
    std::string selected() const {
        return list->currentIndex().data(ui::AlertTableModel::IdRole).toString().toStdString();
    }
    void click(int row) {
        const QRect at = list->visualRect(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at.center());
    }

    ui::AlertTableModel model;
    ui::AlertPage page{&model};
    QListView* list = nullptr;
};

TEST_F(AlertSelection, TheLongestWordIsAskedForWhenTheTypingPauses) {
    QSignalSpy wanted(&page, &ui::AlertPage::searchWanted);
    auto* line = page.findChild<QLineEdit*>();
    line->setText(QStringLiteral("a"));
    line->setText(QStringLiteral("a 203.0.113.7 b"));
    EXPECT_TRUE(wanted.wait(2'000));
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front().toString(), QStringLiteral("203.0.113.7"));
}

TEST_F(AlertSelection, WhatIsHiddenIsAskedForAndThenShown) {
    model.setAlerts({fake::outline()});
    const auto hidden = [this] {
        for (auto* button : page.findChildren<QPushButton*>())
            if (button->text().startsWith(QStringLiteral("Show the details")))
                return button;
        return static_cast<QPushButton*>(nullptr);
    };
    const auto why = [this] {
        for (auto* card : page.findChildren<ui::Card*>())
            if (card->accessibleName() == QStringLiteral("Why"))
                return card->isVisible();
        return false;
    };
    ASSERT_NE(hidden(), nullptr);
    EXPECT_TRUE(hidden()->isVisible());
    EXPECT_FALSE(why());
    QSignalSpy reveal(&page, &ui::AlertPage::revealRequested);
    hidden()->click();
    EXPECT_EQ(reveal.size(), 1);
    model::Alert whole = fake::killedShell();
    whole.id = fake::outline().id;
    model.upsert(whole);
    EXPECT_FALSE(hidden()->isVisible());
    EXPECT_TRUE(why()) << "the same alert, now whole";
}

TEST_F(AlertSelection, AQuestionWinsOverAMereNoteAboutTheSameProcess) {
    model.setAlerts({question(1, 20), note(2, 10)});
    EXPECT_EQ(selected(), "id-1") << "older, but it waits for an answer";
}

TEST_F(AlertSelection, AQuestionThatComesLaterWinsToo) {
    model.setAlerts({note(2, 10)});
    EXPECT_EQ(selected(), "id-2");
    model.upsert(question(1, 20));
    EXPECT_EQ(selected(), "id-1");
    model.upsert(note(3, 0));
    EXPECT_EQ(selected(), "id-1");
}

TEST_F(AlertSelection, ANoteThatBecomesAQuestionWins) {
    model.setAlerts({note(1, 20), note(2, 10)});
    ASSERT_EQ(selected(), "id-2");
    model.upsert(question(1, 20));
    EXPECT_EQ(selected(), "id-1");
}

TEST_F(AlertSelection, OneQuestionDoesNotPushAnotherAway) {
    model.setAlerts({question(1, 20)});
    model.upsert(question(2, 0));
    EXPECT_EQ(selected(), "id-1");
}

TEST_F(AlertSelection, APersonsChoiceStays) {
    model.setAlerts({note(1, 20), note(2, 10), note(3, 5)});
    click(2);
    ASSERT_EQ(selected(), "id-1");
    model.upsert(question(4, 0));
    EXPECT_EQ(selected(), "id-1");
    model.setAlerts({note(1, 20), question(4, 0), note(5, 0)});  // the helper was restarted
    EXPECT_EQ(selected(), "id-1");
}

TEST_F(AlertSelection, AChoiceByKeyIsAPersonsToo) {
    model.setAlerts({note(1, 20), note(2, 10)});
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    ASSERT_EQ(selected(), "id-1");
    model.upsert(question(4, 0));
    EXPECT_EQ(selected(), "id-1");
}

TEST_F(AlertSelection, WhatWasAskedToBeShownStays) {
    model.setAlerts({question(1, 20), note(2, 10)});
    page.showAlert(QStringLiteral("id-2"));
    EXPECT_EQ(selected(), "id-2");
    model.upsert(question(3, 0));
    EXPECT_EQ(selected(), "id-2");
}

TEST_F(AlertSelection, AChoiceHoldsForOneVisit) {
    model.setAlerts({note(1, 20), question(2, 10)});
    click(1);
    ASSERT_EQ(selected(), "id-1");
    page.hide();
    EXPECT_EQ(selected(), "id-1");
    page.show();
    EXPECT_EQ(selected(), "id-2");
}

}  // namespace
