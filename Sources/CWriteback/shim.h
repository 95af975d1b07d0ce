#ifndef CWRITEBACK_SHIM_H
#define CWRITEBACK_SHIM_H

/* sync_file_range is declared for _GNU_SOURCE only, without which Swift reads the C library's headers. */
#include <sys/syscall.h>
#include <unistd.h>

/* Has the system begin to bring a range of a file to the disk, and does not wait: SYNC_FILE_RANGE_WRITE, which is 2. */
static inline void cwriteback_begin(int descriptor, long offset, long count) {
    syscall(SYS_sync_file_range, descriptor, offset, count, 2);
}

#endif
