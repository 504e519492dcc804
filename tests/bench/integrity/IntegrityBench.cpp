// What a baseline and its verification cost, as the helper does them:
//   integrity_bench build|verify|full TREE DATABASE      one sweep, times on standard output
//   integrity_bench hash FILE                            our hashing against OpenSSL's on memory
//   integrity_bench hash FOLDER                          and against `openssl dgst` on the same
//   files
#include <fcntl.h>
#include <openssl/evp.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "model/Clock.h"
#include "monitors/IntegritySweeper.h"
#include "sources/files/FileInspector.h"
#include "storage/IntegrityBaseline.h"

namespace {

double seconds() {
    return static_cast<double>(model::bootTimeNs()) / 1e9;
}

/// Of a process: the machine is not ours alone.
struct Cpu {
    double user = 0, system = 0;
    double all() const { return user + system; }
};

Cpu cpuOf(const rusage& usage) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {seconds(usage.ru_utime), seconds(usage.ru_stime)};
}

Cpu cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return cpuOf(usage);
}

int sweep(const std::string& what, const std::string& tree, const std::string& database) {
    auto opened = storage::IntegrityBaseline::open(database);
    if (!opened)
        return std::puts(toString(opened.error()).c_str()), 1;
    storage::IntegrityBaseline& baseline = **opened;
    monitors::BaselineAccess access;
    access.folder = [&](const std::string& path) { return baseline.folder(path); };
    access.find = [&](const std::string& path) { return baseline.find(path); };
    access.apply = [&](const model::BaselineChanges& changes) { return baseline.apply(changes); };
    std::mutex mutex;
    std::condition_variable woken;
    monitors::IntegritySweeper sweeper(access, [&] {
        const std::lock_guard lock(mutex);
        woken.notify_all();
    });
    const double begun = seconds();
    sweeper.start(
        {.build = what == "build", .hashAll = what == "full", .roots = {tree}, .givesWay = false},
        [](std::string_view) { return false; });
    std::size_t differs = 0;
    std::unique_lock lock(mutex);
    while (sweeper.isRunning()) {
        woken.wait_for(lock, std::chrono::milliseconds(50));
        differs += sweeper.take().size();
    }
    const auto& progress = sweeper.progress();
    std::printf("%s %.3f s wall %.3f s cpu %llu files %llu hashed bytes %zu differ\n", what.c_str(),
                seconds() - begun, cpuSeconds().all(),
                static_cast<unsigned long long>(progress.files.load()),
                static_cast<unsigned long long>(progress.hashedBytes.load()), differs);
    return 0;
}

/// Of work that answers how many bytes it hashed, for a second of the processor.
struct Speed {
    double all = 0, user = 0;  // bytes for a second of it; for a second of it outside of the kernel
};

Speed speedOf(const std::function<std::size_t()>& work) {
    const Cpu before = cpuSeconds();
    std::size_t bytes = 0;
    while (cpuSeconds().all() - before.all() < 1)
        bytes += work();
    const Cpu after = cpuSeconds();
    const auto count = static_cast<double>(bytes);
    return {count / (after.all() - before.all()), count / (after.user - before.user)};
}

/// OpenSSL alone, on memory: what `openssl speed -evp sha256` measures.
Speed opensslSpeed() {
    const std::vector<unsigned char> block(16384, 'x');
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    const Speed speed = speedOf([&] {
        for (int i = 0; i < 1024; ++i)
            EVP_DigestUpdate(context, block.data(), block.size());
        return 1024 * block.size();
    });
    EVP_MD_CTX_free(context);
    return speed;
}

/// Our reading and hashing of a file in the page cache.
Speed ourSpeed(const std::string& path) {
    const std::atomic<bool> never{false};
    sources::FileInspector inspector(never);
    return speedOf([&] {
        const std::uint64_t before = inspector.bytesHashed();
        inspector.inspect(path);
        return inspector.bytesHashed() - before;
    });
}

int hash(const std::string& path) {
    std::vector<double> all, user;
    for (int i = 0; i < 5; ++i) {  // alternating: the processor's own speed goes up and down
        const Speed own = opensslSpeed(), ours = ourSpeed(path);
        all.push_back(ours.all / own.all);
        user.push_back(ours.user / own.user);
        std::printf("OpenSSL on memory %.0f MB/s, a file %.0f MB/s, without the kernel's %.0f\n",
                    own.all / 1e6, ours.all / 1e6, ours.user / 1e6);
    }
    std::ranges::sort(all);
    std::ranges::sort(user);
    std::printf("median ratio: hashing %.2f, with the kernel's reading %.2f\n", user[2], all[2]);
    return 0;
}

/// Not more than the words of one command may hold.
std::vector<std::string> filesBelow(const std::string& folder) {
    constexpr std::size_t kMaxWords = 1'000'000;
    std::vector<std::string> files;
    std::size_t length = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.is_symlink())
            continue;
        files.push_back(entry.path().string());
        if ((length += files.back().size() + 1 + sizeof(char*)) > kMaxWords)
            break;
    }
    return files;
}

/// Seconds of the processor that `openssl dgst -sha256` needs for the files.
double dgstSeconds(const std::vector<std::string>& files) {
    std::vector<const char*> words{"openssl", "dgst", "-sha256"};
    std::ranges::transform(files, std::back_inserter(words), &std::string::c_str);
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int failed = posix_spawnp(&pid, words[0], &actions, nullptr,
                                    const_cast<char* const*>(words.data()), environ);
    posix_spawn_file_actions_destroy(&actions);
    rusage usage{};
    int status = 0;
    return failed == 0 && wait4(pid, &status, 0, &usage) == pid ? cpuOf(usage).all() : 0;
}

/// As the sweep does it: attributes and stamps are looked at, too.
double ourSeconds(const std::vector<std::string>& files, std::uint64_t& bytes) {
    const std::atomic<bool> never{false};
    sources::FileInspector inspector(never);
    const double before = cpuSeconds().all();
    for (const std::string& path : files)
        if (const auto file = sources::openToHash(AT_FDCWD, path.c_str()))
            inspector.inspectOpen(file.get());
    bytes = inspector.bytesHashed();
    return cpuSeconds().all() - before;
}

int hashTree(const std::string& folder) {
    const auto files = filesBelow(folder);
    std::uint64_t bytes = 0;
    ourSeconds(files, bytes);  // into the page cache
    std::vector<double> ratios;
    for (int i = 0; i < 5; ++i) {
        const double peer = dgstSeconds(files), ours = ourSeconds(files, bytes);
        ratios.push_back(peer / ours);
        std::printf("%zu files, %.0f MB: openssl dgst %.3f s of the processor, ours %.3f s\n",
                    files.size(), static_cast<double>(bytes) / 1e6, peer, ours);
    }
    std::ranges::sort(ratios);
    std::printf("median: %.2f times the speed of openssl dgst\n", ratios[2]);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3 && std::strcmp(words[1], "hash") == 0)
        return std::filesystem::is_directory(words[2]) ? hashTree(words[2]) : hash(words[2]);
    if (count == 4)
        return sweep(words[1], words[2], words[3]);
    std::puts("usage: integrity_bench build|verify|full TREE DATABASE | hash FILE|FOLDER");
    return 2;
}
