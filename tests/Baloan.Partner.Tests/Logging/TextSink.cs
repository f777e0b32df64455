using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Baloan.Partner.Tests.Logging;

/// <summary>Writes Serilog's events to a text.</summary>
internal sealed class TextSink(ITextFormatter formatter, TextWriter output) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, output);
}
