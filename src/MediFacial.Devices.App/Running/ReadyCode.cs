using System.Reflection;
using System.Runtime.CompilerServices;

namespace MediFacial.Devices.App.Running;

/// <summary>Has the room's code compiled before anybody is under the lamp, so that the first stop is as quick as the hundredth.</summary>
/// <remarks>Else .NET compiles a method when it is first called: the first begin, trip or stop of a program that was just started then took 40 to 160 ms on a busy
/// computer, in the middle of which the room hears nothing.</remarks>
static class ReadyCode
{
    const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Beside the start, which does not wait for it.</summary>
    /// <param name="some">A type of each assembly.</param>
    public static void Begin(params Type[] some) => new Thread(() => Prepare(some)) { Name = "compiler", IsBackground = true }.Start();

    static void Prepare(Type[] some)
    {
        foreach (var type in some.SelectMany(type => type.Assembly.GetTypes()))
        {
            if (type.ContainsGenericParameters || typeof(Delegate).IsAssignableFrom(type)) continue;
            foreach (var method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
                if (!method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodImplementationFlags() == MethodImplAttributes.IL)
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
