#include "enforcement/CoreFile.h"

#include <elf.h>
#include <sys/procfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace enforcement {
namespace {

#if defined(__x86_64__)
constexpr Elf64_Half kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr Elf64_Half kMachine = EM_AARCH64;
#else
constexpr Elf64_Half kMachine = EM_NONE;
#endif

constexpr std::uint64_t kAlignment = 4096;

template <typename T>
std::string_view bytesOf(const T& value) {
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

void pad(std::string& text, std::size_t alignment) {
    text.resize((text.size() + alignment - 1) / alignment * alignment, '\0');
}

void addNote(std::string& notes, const char* owner, Elf64_Word type, std::string_view content) {
    Elf64_Nhdr head{};
    head.n_namesz = static_cast<Elf64_Word>(std::strlen(owner) + 1);
    head.n_descsz = static_cast<Elf64_Word>(content.size());
    head.n_type = type;
    notes += bytesOf(head);
    notes.append(owner, head.n_namesz);
    pad(notes, 4);
    notes += content;
    pad(notes, 4);
}

void addStatus(std::string& notes, const CoreProcess& process, const CoreThread& thread) {
    elf_prstatus status{};
    status.pr_pid = thread.id;
    status.pr_ppid = process.parentPid;
    status.pr_pgrp = process.groupId;
    status.pr_sid = process.sessionId;
    status.pr_fpvalid = thread.floating.empty() ? 0 : 1;
    std::memcpy(&status.pr_reg, thread.general.data(),
                std::min(sizeof status.pr_reg, thread.general.size()));
    addNote(notes, "CORE", NT_PRSTATUS, bytesOf(status));
}

void addRegisters(std::string& notes, const CoreThread& thread) {
    if (!thread.floating.empty())
        addNote(notes, "CORE", NT_FPREGSET, thread.floating);
    if (!thread.extended.empty())
        addNote(notes, "LINUX", NT_X86_XSTATE, thread.extended);
}

template <std::size_t size>
void copyText(char (&to)[size], std::string_view from) {
    std::memcpy(to, from.data(), std::min(size - 1, from.size()));
}

void addProcess(std::string& notes, const CoreProcess& process) {
    elf_prpsinfo info{};
    info.pr_sname = 'T';
    info.pr_uid = process.uid;
    info.pr_pid = process.pid;
    info.pr_ppid = process.parentPid;
    info.pr_pgrp = process.groupId;
    info.pr_sid = process.sessionId;
    copyText(info.pr_fname, process.name);
    copyText(info.pr_psargs, process.commandLine);
    addNote(notes, "CORE", NT_PRPSINFO, bytesOf(info));
    addNote(notes, "CORE", NT_AUXV, process.auxiliary);
}

/// count, size of a page, begin, end and page of each, then their names (binfmt_elf.c,
/// fill_files_note).
void addFiles(std::string& notes, const std::vector<CoreMappedFile>& files) {
    std::string content;
    const auto add = [&](std::uint64_t value) { content += bytesOf(value); };
    add(files.size());
    add(static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
    for (const CoreMappedFile& file : files) {
        add(file.begin);
        add(file.end);
        add(file.pageOffset);
    }
    for (const CoreMappedFile& file : files)
        content.append(file.path.c_str(), std::strlen(file.path.c_str()) + 1);
    addNote(notes, "CORE", NT_FILE, content);
}

std::string notesOf(const CoreProcess& process) {
    std::string notes;
    for (const CoreThread& thread : process.threads) {
        addStatus(notes, process, thread);
        if (&thread == &process.threads.front()) {
            addProcess(notes, process);
            addFiles(notes, process.files);
        }
        addRegisters(notes, thread);
    }
    return notes;
}

Elf64_Ehdr fileHeader(std::size_t programHeaders) {
    Elf64_Ehdr head{};
    std::memcpy(head.e_ident, ELFMAG, SELFMAG);
    head.e_ident[EI_CLASS] = ELFCLASS64;
    head.e_ident[EI_DATA] = ELFDATA2LSB;
    head.e_ident[EI_VERSION] = EV_CURRENT;
    head.e_type = ET_CORE;
    head.e_machine = kMachine;
    head.e_version = EV_CURRENT;
    head.e_phoff = sizeof head;
    head.e_ehsize = sizeof head;
    head.e_phentsize = sizeof(Elf64_Phdr);
    head.e_phnum = static_cast<Elf64_Half>(programHeaders);
    return head;
}

Elf64_Phdr loadHeader(const CoreSegment& segment, std::uint64_t offset) {
    Elf64_Phdr load{};
    load.p_type = PT_LOAD;
    load.p_flags =
        static_cast<Elf64_Word>((segment.readable ? PF_R : 0) | (segment.writable ? PF_W : 0) |
                                (segment.executable ? PF_X : 0));
    load.p_offset = offset;
    load.p_vaddr = segment.begin;
    load.p_filesz = segment.fileBytes;
    load.p_memsz = segment.memoryBytes;
    load.p_align = kAlignment;
    return load;
}

}  // namespace

std::string coreHead(const CoreProcess& process, const std::vector<CoreSegment>& segments) {
    const std::string notes = notesOf(process);
    const std::size_t count = std::min(segments.size(), kMostSegments);
    const std::uint64_t notesAt = sizeof(Elf64_Ehdr) + (count + 1) * sizeof(Elf64_Phdr);
    std::string head(bytesOf(fileHeader(count + 1)));
    Elf64_Phdr note{};
    note.p_type = PT_NOTE;
    note.p_offset = notesAt;
    note.p_filesz = notes.size();
    note.p_align = 4;
    head += bytesOf(note);
    std::uint64_t offset = (notesAt + notes.size() + kAlignment - 1) / kAlignment * kAlignment;
    for (std::size_t i = 0; i < count; ++i) {
        head += bytesOf(loadHeader(segments[i], offset));
        offset += segments[i].fileBytes;
    }
    head += notes;
    pad(head, kAlignment);
    return head;
}

}  // namespace enforcement
