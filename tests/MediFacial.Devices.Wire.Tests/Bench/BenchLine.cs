using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>A schedule, its parts and the line between them in virtual time. Everything happens at an exact instant.</summary>
sealed class BenchLine
{
    readonly PriorityQueue<byte[], (long At, int Order)> _underway = new();
    int _order;

    public BenchLine(RoomPlan plan, Func<byte[], byte[]?> answer, TimeSpan? delay = null)
    {
        (Plan, Answer, Delay) = (plan, answer, delay ?? TimeSpan.FromMilliseconds(20));
        Schedule = new PortSchedule(plan, BenchRoom.Port, Heard);
    }

    public RoomPlan Plan { get; }
    public Listener Heard { get; } = new();
    public PortSchedule Schedule { get; }
    public Instant Now { get; private set; } = Instant.FromSeconds(1);

    /// <summary>What the parts say to a request; null is silence.</summary>
    public Func<byte[], byte[]?> Answer { get; set; }
    public TimeSpan Delay { get; set; }

    /// <summary>Every frame that the schedule sent.</summary>
    public List<(Instant At, byte[] Frame)> Sent { get; } = [];

    public static BenchLine Console(BenchSlave slave) =>
        new(BenchRoom.Room((BenchRoom.Console(), slave.Address, "SC3-0017")), request => slave.Answer(request));

    public BenchLine Open()
    {
        Schedule.Opened(Now);
        Transmit();
        return this;
    }

    /// <summary>Lets bytes arrive that nobody may have asked for.</summary>
    public void Inject(byte[] bytes, TimeSpan after = default) => _underway.Enqueue(bytes, ((Now + after).Ticks, _order++));

    public void Submit(Core.Commands.Command command)
    {
        Schedule.Submit(command, Now);
        Transmit();
    }

    public void Run(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        for (var step = 0; ; step++)
        {
            if (step > 200_000) throw new InvalidOperationException($"The schedule spins at {Now}.");
            var next = Instant.Earlier(Schedule.NextDeadline, _underway.TryPeek(out _, out var first) ? new Instant(first.At) : Instant.Never);
            if (next > end) break;
            if (next > Now) Now = next;
            while (_underway.TryPeek(out var bytes, out var at) && at.At <= Now.Ticks)
            {
                _underway.Dequeue();
                Schedule.Receive(bytes, Now);
            }

            Schedule.Tick(Now);
            Transmit();
        }

        Now = end;
    }

    void Transmit()
    {
        while (Schedule.TryTransmit(Now, out var frame))
        {
            var request = frame.ToArray();
            Sent.Add((Now, request));
            if (Answer(request) is { } reply) Inject(reply, Delay);
        }
    }
}
