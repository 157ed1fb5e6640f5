/* Reads eight holding registers with libmodbus over and over, and prints what each time took, in nanoseconds, one per line.
   Usage: modbus-exchange PORT WARM-UP RUNS */
#include <modbus.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

int main(int count, char **words)
{
    if (count != 4) return 2;
    int warm_up = atoi(words[2]), runs = atoi(words[3]);
    int64_t *times = calloc(runs, sizeof *times);
    modbus_t *port = modbus_new_rtu(words[1], 19200, 'N', 8, 1);
    if (!times || !port || modbus_set_slave(port, 1) || modbus_connect(port)) return 3;
    modbus_set_response_timeout(port, 1, 0);
    for (int run = -warm_up; run < runs; run++) {
        uint16_t registers[8];
        int64_t began = now();
        if (modbus_read_registers(port, 0, 8, registers) != 8) return 4;
        if (run >= 0) times[run] = now() - began;
    }
    for (int run = 0; run < runs; run++) printf("%lld\n", (long long)times[run]);
    modbus_close(port);
    return 0;
}
