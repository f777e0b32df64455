using System.Diagnostics.Metrics;
using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class TokenSecrecyTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    [Fact]
    public async Task No_log_entry_and_no_exception_tells_a_secret()
    {
        var texts = new List<string>();
        var token = await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        await _harness.TokenAsync();
        await _harness.RenewAsync((await _harness.GetAsync()).Token!);
        _harness.Tokens.Password = "another";
        _harness.Settings = new("partner", "third-password", _harness.Options);
        await _harness.RenewAsync((await _harness.GetAsync()).Token!);
        texts.Add((await _harness.FailureAsync()).ToString());
        texts.AddRange(_harness.Logger.Entries.Select(entry => entry.Text));
        texts.Add(token.ToString());
        texts.Add(_harness.Settings.ToString()!);
        texts.Add(token.Result.ToString()!);

        var secrets = new[] { token.Value, "right-password", "third-password", "partner", ".c2lnbmF0dXJl" };

        _harness.Logger.Entries.Should().HaveCountGreaterThan(5);
        texts.Should().OnlyContain(text => !secrets.Any(secret => text.Replace("partnership", "", StringComparison.Ordinal).Contains(secret)));
    }

    [Fact]
    public async Task Log_events_have_their_own_stable_ids()
    {
        await _harness.RenewAsync(await _harness.TokenAsync());
        _harness.Tokens.Interfere = _ => TestGateway.Json("{}", HttpStatusCode.Unauthorized);
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        await _harness.FailureAsync();

        var ids = _harness.Logger.Entries.Select(entry => entry.Id.Id).Distinct();

        ids.Should().BeEquivalentTo([1101, 1102, 1103, 1107]);
    }

    [Fact]
    public async Task Token_requests_are_counted_by_cause_grant_and_outcome()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == _harness.Meter)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            counted.Add(string.Join(' ', tags.ToArray().Where(tag => tag.Key != "baloan.client").Select(tag => tag.Value))));
        listener.Start();

        await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        await _harness.TokenAsync();
        await _harness.RenewAsync((await _harness.GetAsync()).Token!);
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        _harness.Tokens.Interfere = _ => TestGateway.Json("{}", HttpStatusCode.Unauthorized);
        await _harness.FailureAsync();

        counted.Should().Equal(
            "first login granted", "ahead refresh granted", "refused login granted", "expired refresh refused", "expired login refused");
    }

    public void Dispose() => _harness.Dispose();
}
