"""A Modbus RTU slave on a pseudo-terminal, made of pymodbus' own framer, decoder and data store.

Prints the path of the terminal, then serves until its standard input ends. With --split each reply goes out byte by byte.
Exit code 3: pymodbus is not installed.
"""
import os
import select
import sys
import time
import tty

try:
    from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext
    from pymodbus.factory import ServerDecoder
    from pymodbus.framer.rtu_framer import ModbusRtuFramer
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)

SPLIT = "--split" in sys.argv
UNIT = 7


def store():
    inputs = [(3 * register + 1) & 0xFFFF for register in range(200)]
    holding = [0] * 200
    holding[100] = 23555
    for word, pair in enumerate(("PY", "MO", "D-", "01")):
        holding[101 + word] = (ord(pair[0]) << 8) | ord(pair[1])
    return ModbusSlaveContext(
        hr=ModbusSequentialDataBlock(0, holding), ir=ModbusSequentialDataBlock(0, inputs), zero_mode=True)


def main():
    master, slave = os.openpty()
    tty.setraw(slave)
    print(os.ttyname(slave), flush=True)
    framer, context = ModbusRtuFramer(ServerDecoder(), client=None), store()

    def answer(request):
        response = request.execute(context)
        response.unit_id = request.unit_id
        response.transaction_id = request.transaction_id
        frame = framer.buildPacket(response)
        for piece in ([frame[i:i + 1] for i in range(len(frame))] if SPLIT else [frame]):
            os.write(master, piece)
            if SPLIT:
                time.sleep(0.0005)

    while True:
        ready, _, _ = select.select([master, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        framer.processIncomingPacket(os.read(master, 512), answer, unit=[UNIT], single=False)


main()
