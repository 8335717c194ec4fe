/* How often this disk can be forced a second: 4 KiB appends, each followed by fdatasync. fsync_rate FILE SECONDS */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    int file = open(argv[1], O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (file < 0) { perror(argv[1]); return 3; }
    char block[4096];
    memset(block, 'z', sizeof block);
    double start = now(), end = start + atof(argv[2]);
    long count = 0;
    while (now() < end) {
        if (write(file, block, sizeof block) != sizeof block || fdatasync(file) != 0) { perror("write"); return 3; }
        count++;
    }
    printf("%.0f\n", count / (now() - start));
    close(file);
    unlink(argv[1]);
    return 0;
}
