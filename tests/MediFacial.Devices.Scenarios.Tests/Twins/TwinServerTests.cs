using System.IO.Ports;
using System.Net.Sockets;
using System.Text;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>The server in real time: end states with generous allowance.</summary>
[Collection("real time")]
public sealed class TwinServerTests : IDisposable
{
    readonly RunningServer _server = new();

    [Fact]
    public void System_IO_Ports_speaks_to_the_twins_through_the_links()
    {
        using var led = Open("bus-b", 38400, Parity.None);
        Ask(led, ">ID?*32\r\n").ShouldStartWith(">ID LD-4 SN=LD4-0042");
        using var bus = Open("bus-a", 19200, Parity.None);
        bus.Write([0x01, 0x03, 0x00, 0x64, 0x00, 0x01, 0xC5, 0xD5], 0, 8);
        var reply = new byte[7];
        for (var got = 0; got < reply.Length;) got += bus.Read(reply, got, reply.Length - got);
        Convert.ToHexString(reply[..5]).ShouldBe("0103025C03");
    }

    [Fact]
    public void A_controller_may_go_and_come_again()
    {
        for (var visit = 0; visit < 3; visit++)
        {
            using var led = Open("bus-b", 38400, Parity.None);
            led.DiscardInBuffer();
            Ask(led, ">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
        }
    }

    [Fact]
    public async Task A_server_that_nobody_uses_any_more_ends_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("twins-").FullName;
        var serving = Task.Run(() => TwinServer.Run(folder, TwinRoomSetup.Standard(), CancellationToken.None, TimeSpan.FromMilliseconds(200)), TestContext.Current.CancellationToken);
        await serving.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        File.Exists(TwinsFolder.Ready(folder)).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_pulled_adapter_loses_its_link_and_comes_back_under_it()
    {
        var before = File.ResolveLinkTarget(_server.Port("bus-b"), returnFinalTarget: true)!.FullName;
        _server.Control.Unplug("bus-b");
        RunningServer.Until(() => !File.Exists(_server.Port("bus-b")), "the link to vanish");
        Should.Throw<Exception>(() => Open("bus-b", 38400, Parity.None)).ShouldBeOfType<UnauthorizedAccessException>();
        _server.Control.Plug("bus-b");
        RunningServer.Until(() => File.Exists(_server.Port("bus-b")), "the link to come back");
        before.ShouldStartWith("/dev/pts/");
        using var led = Open("bus-b", 38400, Parity.None);
        Ask(led, ">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
    }

    [Fact]
    public void An_open_port_hangs_up_when_its_adapter_is_pulled()
    {
        using var stream = new FileStream(_server.Port("bus-b"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _server.Control.Unplug("bus-b");
        var ended = false;
        RunningServer.Until(() => ended = ended || HungUp(stream), "the hang-up");
        ended.ShouldBeTrue();
    }

    [Fact]
    public void Hands_show_in_the_truth()
    {
        _server.Control.Truth().EmergencyStopHealthy.ShouldBeTrue();
        _server.Control.PressEmergencyStop();
        _server.Control.OpenDoor();
        var truth = _server.Control.Truth();
        truth.EmergencyStopHealthy.ShouldBeFalse();
        truth.DoorClosed.ShouldBeFalse();
        truth.IsSafe.ShouldBeTrue();
        _server.Control.ReleaseEmergencyStop();
        _server.Control.CloseDoor();
        _server.Control.Truth().DoorClosed.ShouldBeTrue();
        _server.Control.Apply(new MoveFace(37));
        _server.Control.Truth().FaceDistance.Value.ShouldBe(37);
    }

    [Fact]
    public void A_frozen_part_is_silent_until_it_thaws()
    {
        using var led = Open("bus-b", 38400, Parity.None);
        _server.Control.Freeze("led-driver");
        led.ReadTimeout = 200;
        led.Write(">OFF*4F\r\n");
        Should.Throw<TimeoutException>(() => led.ReadByte());
        _server.Control.Thaw("led-driver");
        Ask(led, ">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
    }

    [Fact]
    public void What_the_room_does_not_know_is_refused_in_words()
    {
        Should.Throw<ArgumentException>(() => _server.Control.Freeze("kettle")).Message.ShouldContain("led-driver");
        Raw("""{"do":"dance"}""").ShouldContain("error");
        Raw("""{"do":"freeze","part":"led-driver","for":3}""").ShouldContain("error");
        Raw("""{"do":"freeze"}""").ShouldContain("error");
        Raw("nonsense").ShouldContain("error");
        Raw("""{"bus":"bus-a","do":"unplug"}""").ShouldBe("""{"ok":true}""");
    }

    [Fact]
    public void A_second_server_in_the_same_folder_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => TwinServer.Run(_server.Folder, TwinRoomSetup.Standard(), CancellationToken.None))
            .Message.ShouldContain("already serves");
        File.Exists(TwinsFolder.Ready(_server.Folder)).ShouldBeTrue();
        _server.Control.Truth().DoorClosed.ShouldBeTrue();
    }

    [Fact]
    public void Quit_ends_it_and_takes_links_and_ready_file_away()
    {
        _server.Control.Quit();
        RunningServer.Until(() => _server.Ended, "the server to end");
        File.Exists(TwinsFolder.Ready(_server.Folder)).ShouldBeFalse();
        new FileInfo(_server.Port("bus-a")).LinkTarget.ShouldBeNull();
    }

    [Fact]
    public void The_time_of_the_room_is_real_time()
    {
        var from = _server.Control.Truth().At;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RunningServer.Until(() => _server.Control.Truth().At.Since(from) > TimeSpan.FromMilliseconds(500), "half a second of room time");
        watch.Elapsed.TotalSeconds.ShouldBeInRange(0.4, 5);
    }

    public void Dispose() => _server.Dispose();

    SerialPort Open(string bus, int baud, Parity parity)
    {
        var port = new SerialPort(_server.Port(bus), baud, parity, 8, StopBits.One) { ReadTimeout = 5000, WriteTimeout = 5000 };
        port.Open();
        return port;
    }

    static string Ask(SerialPort port, string line)
    {
        port.Write(line);
        var reply = new StringBuilder();
        do reply.Append((char)port.ReadByte());
        while (reply[^1] != '\n');
        return reply.ToString();
    }

    static bool HungUp(FileStream stream)
    {
        try
        {
            stream.Write(">OFF*4F\r\n"u8);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    string Raw(string line)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(TwinsFolder.Control(_server.Folder)));
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        return reader.ReadLine() ?? "";
    }
}
