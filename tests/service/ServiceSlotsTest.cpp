#include <gtest/gtest.h>

#include <QDBusMessage>
#include <QMetaMethod>

#include "service/AlertsService.h"
#include "service/EnforcementService.h"
#include "service/IntegrityService.h"
#include "service/NetworkService.h"
#include "service/ProcessesService.h"
#include "service/RulesService.h"
#include "service/SessionsService.h"
#include "service/SettingsService.h"
#include "service/StatusService.h"

namespace service {
namespace {

/// Input types of a slot; the outputs of the generator's own are references.
QList<QByteArray> inputs(const QMetaMethod& method) {
    QList<QByteArray> types;
    for (const QByteArray& type : method.parameterTypes())
        if (!type.endsWith('&') && type != "QDBusMessage")
            types.append(type);
    return types;
}

bool answersLater(const QMetaObject& service, const QMetaMethod& generated) {
    for (int i = service.methodOffset(); i < service.methodCount(); ++i) {
        const QMetaMethod own = service.method(i);
        if (own.name() == generated.name() && inputs(own) == inputs(generated))
            return own.parameterTypes().endsWith("QDBusMessage");
    }
    return false;
}

/// QtDBus calls the most derived slot that fits. A method without one would be answered by the
/// generator's empty body, and would pass no gate.
TEST(ServiceSlots, EveryMethodOfTheInterfaceIsTheServicesOwn) {
    int methods = 0;
    for (const QMetaObject* const service :
         {&StatusService::staticMetaObject, &ProcessesService::staticMetaObject,
          &AlertsService::staticMetaObject, &EnforcementService::staticMetaObject,
          &SettingsService::staticMetaObject, &NetworkService::staticMetaObject,
          &RulesService::staticMetaObject, &SessionsService::staticMetaObject,
          &IntegrityService::staticMetaObject}) {
        const QMetaObject* const adaptor = service->superClass();
        for (int i = adaptor->methodOffset(); i < adaptor->methodCount(); ++i) {
            const QMetaMethod generated = adaptor->method(i);
            if (generated.methodType() != QMetaMethod::Slot)
                continue;
            ++methods;
            EXPECT_TRUE(answersLater(*service, generated))
                << service->className() << "::" << generated.methodSignature().constData();
        }
    }
    EXPECT_GE(methods, 35);
}

}  // namespace
}  // namespace service
