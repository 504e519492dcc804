#include "enforcement/NetAdmin.h"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace enforcement {

bool mayAdministerNetworks() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3]{};
    return ::syscall(SYS_capget, &header, data) == 0 &&
           (data[0].effective & 1U << CAP_NET_ADMIN) != 0;
}

}  // namespace enforcement
