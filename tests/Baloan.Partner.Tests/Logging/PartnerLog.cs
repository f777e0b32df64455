using Baloan.Sdk;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Logging;

/// <summary>A partner's generated logging.</summary>
internal static partial class PartnerLog
{
    [LoggerMessage(1, LogLevel.Information, "Opening a loan")]
    public static partial void OpeningLoan(ILogger logger, [LogProperties] CreateLoanRequest request);

#pragma warning disable EXTEXP0003 // The depth is an experiment of the logging package, which a partner may turn on.
    [LoggerMessage(2, LogLevel.Information, "Opening a loan")]
    public static partial void OpeningLoanInDepth(ILogger logger, [LogProperties(Transitive = true)] CreateLoanRequest request);
#pragma warning restore EXTEXP0003
}
