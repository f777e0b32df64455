using System.Diagnostics;

namespace Baloan.Sdk.Smoke;

/// <summary>Kills the process, as <c>kill -9</c> does, when it comes to a step for a certain time.</summary>
public sealed class Fate(Step step, int times)
{
    private int _left = times;

    /// <summary>Whether this is the step, for the last time.</summary>
    public bool ComesAt(Step reached) => reached == step && Interlocked.Decrement(ref _left) == 0;

    public void Meet(Step reached)
    {
        if (ComesAt(reached))
        {
            Die();
        }
    }

    public static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
