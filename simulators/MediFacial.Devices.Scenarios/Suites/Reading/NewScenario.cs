namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>What <c>simulate new</c> writes: every part of the language once, with what it is for.</summary>
public static class NewScenario
{
    /// <returns>Null when a file name cannot name a scenario.</returns>
    public static string? NameOf(string file) =>
        file.Split('-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))) ? file : null;

    public static string Text(string name) => $$"""
        # What happens in a simulated treatment room, and what must hold. Play it with: medifacial simulate run {{name}}.yaml
        # The whole language: simulators/suites/README.md
        scenario: {{name}}
        name: The door opens while the light is on
        story: A colleague opens the door in the middle of the light step. All energy goes off at once; the aesthetician closes the door, asks the client and goes on.

        # Hazards of tests/hazards.yaml whose control this judges.
        # hazards: [H27]

        # Noise and hands in the plants follow the seed: the same seed gives the same run, bit by bit.
        seed: 1

        # Any plant parameter, times its nominal value. Vary them: a control that holds on one machine only is none.
        # plant:
        #   light.thermal-resistance: 1.3

        # How the room stands when the controller starts. What is left out is as usual.
        begin: { water: 92 °C, water-level: 80 %, waste: 50 mL, distance: 40 cm }

        # Who comes, and for what. The operator model takes one visit after the other.
        visits:
          - { client: C-017, protocol: demonstration, phototype: II, skin: normal }

        # careful: does all that the panel asks. hasty: taps everything twice. absent: only the timeline asks.
        operator: { care: careful, skips: [steam, dry, suction], after-stop: goes-on }

        # The person in the chair: she feels her true skin, and presses her button when it hurts. Without this line she does nothing by herself.
        client: { pain-at: 44 °C, reacts-in: 600 ms, presses-when-it-hurts: true }

        # What happens: at a time, or so long after something first holds. do: faults and hands. ask: what a panel can ask.
        timeline:
          - id: opened
            when: { step: light }
            after: 5 s
            do: open-door
          - when: { event: opened }
            after: 8 s
            do: close-door

        # What must hold: always, never, eventually, within, at-end. truth is what is so in the plants; reading is what the controller believes.
        expect:
          - within: 500 ms
            of: { event: opened }
            then: { truth: light, below: 0.1 mW/cm² }
            because: nobody at the door may look into it
          - always: { truth: light, below: 0.1 mW/cm² }
            from: { event: opened }
            after: 500 ms
            until: { journal: resumed }
          - eventually: { step: light, is: done }
          - at-end: { truth: safe, is: on }

        # When it is over: a time, or something that comes, and the latest time.
        ends: { when: { operator: done }, after: 2 s, at-latest: 10 min }

        """;
}
