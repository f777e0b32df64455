namespace Baloan.Sdk.Tests.Gateway;

/// <summary>Settings for a client on the machine's own clock.</summary>
internal static class PatientClient
{
    /// <summary>Lets no time-out repeat or end what a busy machine only delays.</summary>
    public static void BePatient(this BaloanClientOptions options)
    {
        options.Timeout = options.AttemptTimeout = Patience.Limit;
        options.Token.Timeout = options.Token.AttemptTimeout = Patience.Limit;
        options.Token.Store.Timeout = TimeSpan.FromMinutes(1);
        options.CircuitBreaker.SamplingDuration = options.CircuitBreaker.BreakDuration = Patience.Limit;
    }
}
