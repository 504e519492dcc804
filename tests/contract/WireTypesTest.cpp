#include "contract/WireTypes.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QDBusServer>
#include <QThread>

namespace {

model::ProcessRow sampleRow() {
    return {.key = {4242, 1ULL << 40},
            .parentPid = 1,
            .name = "bash",
            .executable = "/usr/bin/bash",
            .commandLine = "bash -i",
            .uid = 4'000'000'000,
            .user = "alice",
            .state = 'S',
            .cpuPercent = 1.25,
            .cpuPercentCore = 2.5,
            .memoryKiB = 1ULL << 41,
            .memoryPercent = 3.75,
            .ioBytesPerS = 5,
            .ioOperationsPerS = 6,
            .threads = 7,
            .descriptors = 8,
            .connections = 9,
            .package = "bash",
            .suspended = true};
}

model::ProcessChanges sampleChanges() {
    model::ProcessChanges changes;
    changes.generation = 1ULL << 50;
    changes.complete = true;
    changes.changed = {sampleRow(), model::ProcessRow{}};
    changes.gone = {{1, 2}, {3, 4}};
    changes.machine.atUs = -5;
    changes.machine.cpuPercent = 12.5;
    changes.machine.corePercent = {0.5, 99.5};
    changes.machine.memoryTotalKiB = 10;
    changes.machine.memoryUsedKiB = 11;
    changes.machine.memoryCacheKiB = 12;
    changes.machine.swapUsedKiB = 13;
    for (int i = 0; const auto rate : model::kMachineRates)
        changes.machine.*rate = ++i + 0.5;
    return changes;
}

model::ConnectionChanges sampleConnections() {
    model::ConnectionRow row;
    row.id = row.connection.cookie = 1ULL << 60;
    row.connection.transport = model::Transport::Udp;
    row.connection.direction = model::Direction::Inbound;
    row.connection.localAddress = "192.0.2.1";
    row.connection.localPort = 65535;
    row.connection.remoteAddress = "2001:db8::1";
    row.connection.remotePort = 53;
    row.connection.remoteName = "resolver.example";
    row.state = "established";
    row.owner = {42, 1ULL << 40};
    row.executable = "/usr/bin/dig";
    row.uid = 4'000'000'000;
    row.user = "alice";
    row.reach = "lan";
    row.openedAtUs = 1'700'000'000'000'000;
    row.receivedBytesPerS = 1.5;
    row.sentBytesPerS = 2.5;
    return {1ULL << 50, true, {row, model::ConnectionRow{}}, {1, 1ULL << 63}};
}

class Echo : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "test.Echo")

  public Q_SLOTS:
    model::ProcessChanges changes(const model::ProcessChanges& value) { return value; }
    model::ConnectionChanges connections(const model::ConnectionChanges& value) { return value; }
    model::ProgramHours hours(const model::ProgramHours& value) { return value; }
    QList<model::MachineSample> history() { return {sampleChanges().machine}; }
};

// Two ends of a peer-to-peer connection in one process: no bus is needed.
class WireTypes : public testing::Test {
  protected:
    static void SetUpTestSuite() { contract::registerWireTypes(); }

    void SetUp() override {
        QObject::connect(&m_server, &QDBusServer::newConnection, &m_echo,
                         [this](QDBusConnection peer) {
                             peer.registerObject("/", &m_echo, QDBusConnection::ExportAllSlots);
                             m_peers.append(peer);
                         });
        m_client = QDBusConnection::connectToPeer(m_server.address(), "client");
        for (int i = 0; i < 200 && m_peers.isEmpty(); ++i) {
            QCoreApplication::processEvents();
            QThread::msleep(5);
        }
        ASSERT_FALSE(m_peers.isEmpty());
    }
    void TearDown() override { QDBusConnection::disconnectFromPeer("client"); }

    QDBusMessage call(const QString& method, const QVariantList& arguments) {
        QDBusMessage message = QDBusMessage::createMethodCall({}, "/", "test.Echo", method);
        message.setArguments(arguments);
        return m_client.call(message, QDBus::BlockWithGui, 5000);
    }

    QDBusServer m_server{"unix:tmpdir=/tmp"};
    Echo m_echo;
    QList<QDBusConnection> m_peers;
    QDBusConnection m_client{"none"};
};

TEST_F(WireTypes, HaveTheSignatureOfTheXml) {
    EXPECT_STREQ(QDBusMetaType::typeToSignature(QMetaType::fromType<model::ProcessChanges>()),
                 "(tba((it)isssusyddtdttuuusb)a(it)(xdadttttddddddd))");
    EXPECT_STREQ(QDBusMetaType::typeToSignature(QMetaType::fromType<model::ConnectionChanges>()),
                 "(tba(tsssqsqs(it)susssxdd)at)");
    EXPECT_STREQ(QDBusMetaType::typeToSignature(QMetaType::fromType<QList<model::MachineSample>>()),
                 "a(xdadttttddddddd)");
    EXPECT_STREQ(QDBusMetaType::typeToSignature(QMetaType::fromType<model::ProgramHours>()),
                 "(sa(xdtt))");
}

TEST_F(WireTypes, ComeBackOverTheWire) {
    const auto reply =
        QDBusReply<model::ProcessChanges>(call("changes", {QVariant::fromValue(sampleChanges())}));
    ASSERT_TRUE(reply.isValid()) << reply.error().message().toStdString();
    const model::ProcessChanges back = reply.value();
    const model::ProcessChanges sent = sampleChanges();
    EXPECT_EQ(back.generation, sent.generation);
    EXPECT_TRUE(back.complete);
    EXPECT_EQ(back.changed, sent.changed);
    EXPECT_EQ(back.gone, sent.gone);
    EXPECT_EQ(back.machine.corePercent, sent.machine.corePercent);
    EXPECT_EQ(back.machine.atUs, sent.machine.atUs);
    EXPECT_EQ(back.machine.swapUsedKiB, sent.machine.swapUsedKiB);
}

TEST_F(WireTypes, ConnectionsComeBackOverTheWire) {
    const auto sent = sampleConnections();
    const auto reply =
        QDBusReply<model::ConnectionChanges>(call("connections", {QVariant::fromValue(sent)}));
    ASSERT_TRUE(reply.isValid()) << reply.error().message().toStdString();
    EXPECT_EQ(reply.value().generation, sent.generation);
    EXPECT_TRUE(reply.value().complete);
    EXPECT_EQ(reply.value().changed, sent.changed);
    EXPECT_EQ(reply.value().gone, sent.gone);
}

TEST_F(WireTypes, ListsOfSamplesComeBack) {
    const auto reply = QDBusReply<QList<model::MachineSample>>(call("history", {}));
    ASSERT_TRUE(reply.isValid()) << reply.error().message().toStdString();
    ASSERT_EQ(reply.value().size(), 1);
    EXPECT_EQ(reply.value().at(0).corePercent, sampleChanges().machine.corePercent);
}

TEST_F(WireTypes, HoursOfAProgramComeBackOverTheWire) {
    const model::ProgramHours sent{"/usr/bin/\xFF",
                                   {{1'700'000'000'000'000, 99.5, 1ULL << 40, 1ULL << 50}, {}}};
    const auto reply = QDBusReply<model::ProgramHours>(call("hours", {QVariant::fromValue(sent)}));
    ASSERT_TRUE(reply.isValid()) << reply.error().message().toStdString();
    EXPECT_EQ(reply.value().program, "/usr/bin/\\xff");
    EXPECT_EQ(reply.value().minutes, sent.minutes);
}

TEST_F(WireTypes, AHostileNameDoesNotBreakTheConnection) {
    model::ProcessChanges changes = sampleChanges();
    changes.changed.at(0).name = "x\xFF\n";
    changes.changed.at(0).commandLine = std::string("a\0b", 3);
    const auto reply =
        QDBusReply<model::ProcessChanges>(call("changes", {QVariant::fromValue(changes)}));
    ASSERT_TRUE(reply.isValid()) << reply.error().message().toStdString();
    EXPECT_EQ(reply.value().changed.at(0).name, "x\\xff\n");
    EXPECT_EQ(reply.value().changed.at(0).commandLine, "a\\x00b");
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    QCoreApplication application(argc, argv);
    return RUN_ALL_TESTS();
}

#include "WireTypesTest.moc"
