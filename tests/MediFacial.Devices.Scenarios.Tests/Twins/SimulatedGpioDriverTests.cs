using System.Device.Gpio;
using System.Diagnostics;
using System.Net.Sockets;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>The simulated chip behind System.Device.Gpio, as a kernel chip would behave.</summary>
[Collection("real time")]
public sealed class SimulatedGpioDriverTests : IDisposable
{
    readonly RunningServer _server = new();
    readonly SimulatedGpioDriver _driver;
    readonly GpioController _pins;

    public SimulatedGpioDriverTests()
    {
        _driver = new SimulatedGpioDriver(_server.Folder);
        _pins = new GpioController(_driver);
    }

    [Fact]
    public void Lines_are_found_by_name()
    {
        _driver.LineNumber("ESTOP").ShouldBe(0);
        _driver.LineNumber("STEAM_OVERTEMP").ShouldBe(10);
        _driver.FindLine("KETTLE").ShouldBeNull();
        Should.Throw<ArgumentException>(() => _driver.LineNumber("KETTLE")).Message.ShouldContain("ESTOP");
        _pins.PinCount.ShouldBe(RoomLines.Names.Length);
    }

    [Fact]
    public void An_input_shows_its_level_and_an_output_reads_back()
    {
        _pins.OpenPin(_driver.LineNumber("ESTOP"), PinMode.Input);
        _pins.Read(0).ShouldBe(PinValue.High);
        _server.Control.PressEmergencyStop();
        _pins.Read(0).ShouldBe(PinValue.Low);
        var beacon = _driver.LineNumber("BEACON");
        _pins.OpenPin(beacon, PinMode.Output, PinValue.High);
        _pins.Read(beacon).ShouldBe(PinValue.High);
        _pins.Write(beacon, PinValue.Low);
        _pins.Read(beacon).ShouldBe(PinValue.Low);
    }

    [Fact]
    public void A_line_of_the_other_direction_is_refused()
    {
        Should.Throw<IOException>(() => _pins.OpenPin(_driver.LineNumber("ESTOP"), PinMode.Output)).Message.ShouldContain("ESTOP");
    }

    [Fact]
    public void A_line_that_was_not_opened_here_cannot_be_driven_behind_its_owners_back()
    {
        using var stranger = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        stranger.Connect(new UnixDomainSocketEndPoint(TwinsFolder.Pins(_server.Folder)));
        stranger.Send([7, 6, 1, 0]);
        var answer = new byte[2];
        stranger.Receive(answer).ShouldBe(2);
        answer.ShouldBe([2, 0]);
    }

    [Fact]
    public void A_second_owner_gets_busy_until_the_first_lets_go()
    {
        var beacon = _driver.LineNumber("BEACON");
        _pins.OpenPin(beacon, PinMode.Output);
        using var other = new GpioController(new SimulatedGpioDriver(_server.Folder));
        Should.Throw<IOException>(() => other.OpenPin(beacon, PinMode.Output)).Message.ShouldContain("busy");
        _pins.ClosePin(beacon);
        other.OpenPin(beacon, PinMode.Output, PinValue.High);
        other.Read(beacon).ShouldBe(PinValue.High);
    }

    [Fact]
    public void When_its_owner_dies_an_output_goes_to_0_and_the_heater_with_it()
    {
        using var owner = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        owner.Connect(new UnixDomainSocketEndPoint(TwinsFolder.Pins(_server.Folder)));
        // By hand, so that nothing tidies up: open BEACON (6), ENERGY_RUN (4) and ENERGY_PERMIT (21) high.
        owner.Send([4, 6, 0, 0, 4, 4, 0, 0, 4, 21, 0, 0]);
        var answers = new byte[6];
        for (var got = 0; got < 6;) got += owner.Receive(answers.AsSpan(got));
        answers.ShouldBe([0, 1, 0, 1, 0, 1]);
        RunningServer.Until(() => _server.Control.Truth().EnergyContactClosed, "the contact to close");
        owner.Close(0);
        var watch = Stopwatch.StartNew();
        RunningServer.Until(() => !_server.Control.Truth().EnergyContactClosed, "the contact to open");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        _pins.OpenPin(6, PinMode.Input);
        _pins.Read(6).ShouldBe(PinValue.Low);
    }

    [Fact]
    public void Edges_call_back_and_not_after_they_were_taken_off()
    {
        var pedal = _driver.LineNumber("PEDAL");
        _pins.OpenPin(pedal, PinMode.Input);
        using var rose = new SemaphoreSlim(0);
        using var fell = new SemaphoreSlim(0);
        void Rise(object sender, PinValueChangedEventArgs change) => rose.Release();
        void Fall(object sender, PinValueChangedEventArgs change) => fell.Release();
        _pins.RegisterCallbackForPinValueChangedEvent(pedal, PinEventTypes.Rising, Rise);
        _pins.RegisterCallbackForPinValueChangedEvent(pedal, PinEventTypes.Falling, Fall);
        _server.Control.PressPedal();
        rose.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken).ShouldBeTrue();
        fell.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken).ShouldBeTrue();
        _pins.UnregisterCallbackForPinValueChangedEvent(pedal, Rise);
        // A pedal bounces: one press may have risen more than once.
        var (risen, fallen) = (rose.CurrentCount, fell.CurrentCount);
        _server.Control.PressPedal();
        RunningServer.Until(() => fell.CurrentCount > fallen, "the pedal to come up again");
        rose.CurrentCount.ShouldBe(risen);
    }

    [Fact]
    public void Waiting_for_an_event_ends_with_it_or_with_the_token()
    {
        var button = _driver.LineNumber("CLIENT_BUTTON");
        _pins.OpenPin(button, PinMode.Input);
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        _pins.WaitForEvent(button, PinEventTypes.Rising, late.Token).TimedOut.ShouldBeTrue();
        using var pressing = new Timer(_ => _server.Control.PressClientButton(), null, 20, 1000);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        _pins.WaitForEvent(button, PinEventTypes.Rising, enough.Token).EventTypes.ShouldBe(PinEventTypes.Rising);
    }

    [Fact]
    public void A_write_with_its_read_back_is_a_fast_round_trip()
    {
        var beacon = _driver.LineNumber("BEACON");
        _pins.OpenPin(beacon, PinMode.Output);
        var times = new double[2000];
        for (var round = 0; round < times.Length; round++)
        {
            var from = Stopwatch.GetTimestamp();
            _pins.Write(beacon, round % 2 == 0);
            (_pins.Read(beacon) == PinValue.High).ShouldBe(round % 2 == 0);
            times[round] = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
        }
        Array.Sort(times);
        TestContext.Current.TestOutputHelper?.WriteLine($"write and read back: p50 {times[1000]:0} µs, p99 {times[1980]:0} µs");
        times[1000].ShouldBeLessThan(5000);
    }

    [Fact]
    public void Without_a_server_the_driver_says_whom_it_misses()
    {
        var nowhere = Directory.CreateTempSubdirectory("twins-").FullName;
        Should.Throw<IOException>(() => new SimulatedGpioDriver(nowhere)).Message.ShouldContain("simulate serve");
        Directory.Delete(nowhere);
        _server.Control.Quit();
        RunningServer.Until(() => _server.Ended, "the server to end");
        Should.Throw<IOException>(() => _pins.OpenPin(0, PinMode.Input));
    }

    public void Dispose()
    {
        _pins.Dispose();
        _server.Dispose();
    }
}
