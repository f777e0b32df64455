using Baloan.Sandbox.Faults;

namespace Baloan.Sandbox;

/// <summary>The faults that are switched on.</summary>
public sealed class SandboxFaults
{
    private readonly FaultBook _book;

    internal SandboxFaults(FaultBook book) => _book = book;

    /// <summary>All of them, with how often each has hit.</summary>
    public IReadOnlyList<SandboxFault> All => _book.All;

    /// <summary>Switches a fault on, beginning with the next request.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The same with its id.</returns>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public SandboxFault Add(SandboxFault fault) => _book.Add(fault);

    /// <summary>Switches one off.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(int id) => _book.Remove(id);

    /// <summary>Switches all off.</summary>
    public void Clear() => _book.Clear();
}
