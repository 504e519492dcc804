#include "sources/procfs/BuildIdParser.h"

#include <elf.h>

#include <cstring>
#include <optional>

namespace sources {
namespace {

template <typename T>
std::optional<T> at(std::span<const std::byte> bytes, std::size_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T))
        return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

constexpr std::size_t padded(std::size_t size) {
    return (size + 3) & ~std::size_t{3};
}

std::string idInNotes(std::span<const std::byte> notes) {
    std::size_t offset = 0;
    while (const auto note = at<Elf64_Nhdr>(notes, offset)) {
        const std::size_t name = offset + sizeof(Elf64_Nhdr);
        const std::size_t id = name + padded(note->n_namesz);
        if (note->n_namesz > notes.size() || note->n_descsz > notes.size() ||
            id + note->n_descsz > notes.size())
            return {};
        const bool gnu = note->n_namesz == 4 && std::memcmp(notes.data() + name, "GNU", 4) == 0;
        if (gnu && note->n_type == NT_GNU_BUILD_ID)
            return {reinterpret_cast<const char*>(notes.data()) + id, note->n_descsz};
        offset = id + padded(note->n_descsz);
    }
    return {};
}

}  // namespace

std::string parseBuildId(std::span<const std::byte> bytes) {
    const auto header = at<Elf64_Ehdr>(bytes, 0);
    if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
        header->e_ident[EI_CLASS] != ELFCLASS64)
        return {};
    for (unsigned i = 0; i < header->e_phnum && i < 64; ++i) {
        if (header->e_phoff > bytes.size())
            return {};
        const auto program = at<Elf64_Phdr>(bytes, header->e_phoff + i * sizeof(Elf64_Phdr));
        if (!program)
            return {};
        if (program->p_type != PT_NOTE || program->p_offset > bytes.size() ||
            program->p_filesz > bytes.size() - program->p_offset)
            continue;
        if (std::string id = idInNotes(bytes.subspan(program->p_offset, program->p_filesz));
            !id.empty())
            return id;
    }
    return {};
}

}  // namespace sources
