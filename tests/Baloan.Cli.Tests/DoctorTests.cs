using System.Net;
using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Data.Sqlite;

namespace Baloan.Cli.Tests;

/// <summary><c>baloan doctor</c>: all is well, and then each thing broken by itself.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Secret = "wq3v8sH0n2-first-of-yours";

    private readonly DoctorPatient _patient = new();

    public async ValueTask InitializeAsync() => await _patient.StartAsync();

    public ValueTask DisposeAsync() => _patient.DisposeAsync();

    [Fact]
    public async Task A_sound_set_up_is_green()
    {
        await using var shop = await TestServer.CallbacksAsync(Secret);
        using var redis = new FakeRedis();
        _patient.Settings["ConnectionStrings__Redis"] = redis.Address + ",password=hidden-word";
        _patient.Settings["ConnectionStrings__Orders"] = $"Server={redis.Address.Replace(':', ',')};User Id=shop;Password=hidden-word";

        var run = await _patient.ExamineAsync("--callback-url", shop.Address.AbsoluteUri);

        run.Findings.Select(finding => $"{finding.Key} {finding.Value.Outcome}").Should().Equal(
            "configuration good", "name good", "connection good", "own address good", "certificate skipped", "answer good", "clock good",
            "log-in good", "token good", "refresh good", "policies good", "call backs good", "proxy good", "redis good", "database good");
        run.Findings["token"].Text.Should().StartWith("Good for 300 s");
        run.Findings["refresh"].Text.Should().Be("Tokens are refreshed without a log-in.");
        run.Findings["policies"].Text.Should().Be("1 readable, of the stores 1, 2.");
        run.ExitCode.Should().Be(0);
        run.Output.Should().NotContain(Secret).And.NotContain("hidden-word").And.NotContain(_patient.Sandbox.Password + "\"");
        _patient.Sandbox.Loans.Should().BeEmpty();
        shop.Handled.Should().Be(0);
    }

    [Fact]
    public async Task A_person_gets_a_line_for_each_check()
    {
        _patient.Settings["Baloan__Password"] = "wrong";

        var run = await Tool.RunAsync(_patient.Settings, "doctor");

        run.Output.Split('\n').Should().Contain(line => line.StartsWith("ok    connection", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("fail  log-in", StringComparison.Ordinal))
            .And.Contain(line => line.Trim().StartsWith("Check Username and Password", StringComparison.Ordinal));
        run.ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("Baloan__Username", "", "configuration", "Baloan:Username is missing.")]
    [InlineData("Baloan__Timeout", "soon", "configuration", "The settings of this folder cannot be read: ")]
    [InlineData("Baloan__BaseAddress", "https://gateway.invalid/", "name", "gateway.invalid is not found: ")]
    [InlineData("Baloan__BaseAddress", "http://127.0.0.1:1/", "connection", "Port 1 cannot be reached: ")]
    [InlineData("Baloan__Password", "wrong", "log-in", "POST token/ ")]
    public async Task A_wrong_setting_fails_its_own_check(string name, string value, string check, string text)
    {
        _patient.Settings[name] = value;

        var run = await _patient.ExamineAsync();

        run.ShouldFail(check, text);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_fails()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask, isHttps: true);
        _patient.Settings["Baloan__BaseAddress"] = server.Address.AbsoluteUri;

        (await _patient.ExamineAsync()).ShouldFail("certificate", "The remote certificate");
    }

    [Fact]
    public async Task A_server_that_speaks_no_http_fails()
    {
        using var redis = new FakeRedis();
        _patient.Settings["Baloan__BaseAddress"] = $"http://{redis.Address}/";

        (await _patient.ExamineAsync()).ShouldFail("answer", "What listens there gives no HTTP answer: ");
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_doubtful()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.Date = TimeProvider.System.GetUtcNow().AddHours(-1).ToString("R");
            return Task.CompletedTask;
        });
        _patient.Settings["Baloan__BaseAddress"] = server.Address.AbsoluteUri;

        (await _patient.ExamineAsync()).ShouldDoubt("clock", " s ahead of the gateway's.");
    }

    // The claims are {"exp":1e300,"iat":0} and {"exp":1,"exp":2,"iat":0}.
    [Theory]
    [InlineData("opaque")]
    [InlineData("a.eyJleHAiOjFlMzAwLCJpYXQiOjB9.b")]
    [InlineData("a.eyJleHAiOjEsImV4cCI6MiwiaWF0IjowfQ.b")]
    public async Task Tokens_without_dates_are_doubtful(string token)
    {
        _patient.Sandbox.Faults.Add(SandboxFault.Status(200, $$"""{"access":"{{token}}"}""").For(SandboxOperation.ObtainToken));

        (await _patient.ExamineAsync()).ShouldDoubt("token", "It has no readable dates.");
    }

    [Fact]
    public async Task A_gateway_without_refresh_is_said_so()
    {
        _patient.Sandbox.Faults.Add(SandboxFault.Status(404).For(SandboxOperation.RefreshToken));

        (await _patient.ExamineAsync()).Findings["refresh"].Text.Should().Be("Tokens are not refreshed (status 404): the client logs in anew each time.");
    }

    [Fact]
    public async Task No_policies_are_doubtful()
    {
        _patient.Sandbox.Faults.Add(SandboxFault.Status(200, "[]").For(SandboxOperation.ListPolicies));

        (await _patient.ExamineAsync()).ShouldDoubt("policies", "There are none.");
    }

    [Fact]
    public async Task Policies_that_cannot_be_read_fail()
    {
        _patient.Sandbox.Faults.Add(SandboxFault.Code("not_allowed_in_state").For(SandboxOperation.ListPolicies));

        (await _patient.ExamineAsync()).ShouldFail("policies", "GET loan-policies");
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_fails() =>
        (await _patient.ExamineAsync("--callback-url", "http://127.0.0.1:1/")).ShouldFail("call backs", "The endpoint does not answer.");

    [Fact]
    public async Task An_endpoint_that_lets_anybody_in_fails()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);

        (await _patient.ExamineAsync("--callback-url", server.Address.AbsoluteUri))
            .ShouldFail("call backs", "A caller with a wrong secret is answered 200, not 404.");
    }

    [Fact]
    public async Task An_endpoint_with_another_secret_fails()
    {
        await using var shop = await TestServer.CallbacksAsync("another-secret-of-theirs");

        (await _patient.ExamineAsync("--callback-url", shop.Address.AbsoluteUri))
            .ShouldFail("call backs", "A caller with the secret is answered 404, not 400 for its empty body.");
    }

    [Fact]
    public async Task A_secret_that_cannot_be_sent_fails()
    {
        await using var shop = await TestServer.CallbacksAsync(Secret);
        _patient.Settings["Baloan__Callbacks__Secrets__0"] = "رمز-فراخوان-برگشتی";

        (await _patient.ExamineAsync("--callback-url", shop.Address.AbsoluteUri)).ShouldFail("call backs", "The secret of the call backs has characters that cannot be sent");
    }

    [Fact]
    public async Task A_secret_that_is_not_set_fails()
    {
        await using var shop = await TestServer.CallbacksAsync(Secret);
        _patient.Settings["Baloan__Callbacks__Secrets__0"] = "";

        (await _patient.ExamineAsync("--callback-url", shop.Address.AbsoluteUri)).ShouldFail("call backs", "There is no secret to try.");
    }

    [Theory]
    [InlineData("127.0.0.1", "https", null, "failed", "The endpoint sees https where the caller comes by http.")]
    [InlineData("127.0.0.1", null, "203.0.113.7", "good", "The endpoint sees http and 203.0.113.7, your address behind your router.")]
    [InlineData("127.0.0.1", null, "10.1.2.3", "doubtful", "The endpoint sees http and takes 10.1.2.3 for the caller; you go out by 127.0.0.1.")]
    [InlineData("127.0.0.2", null, null, "doubtful", "The endpoint sees http and takes 127.0.0.2 for the caller; you go out by 127.0.0.1.")]
    [InlineData("127.0.0.2", null, "127.0.0.1", "good", "The endpoint sees http and your own address 127.0.0.1.")]
    public async Task What_the_endpoint_sees_behind_its_proxy_is_checked(string proxy, string? scheme, string? caller, string outcome, string text)
    {
        await using var shop = await TestServer.CallbacksAsync(Secret);
        (string Name, string? Value)[] headers = [("X-Forwarded-Proto", scheme), ("X-Forwarded-For", caller)];
        await using var front = await shop.BehindProxyAsync(IPAddress.Parse(proxy), [.. headers.Where(header => header.Value is not null).Select(header => (header.Name, header.Value!))]);

        var finding = (await _patient.ExamineAsync("--callback-url", front.Address.AbsoluteUri)).Findings["proxy"];

        (finding.Outcome, finding.Text).Should().Be((outcome, text));
        (finding.Advice is null).Should().Be(outcome == "good");
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_whom_it_sees_is_left_out()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers["X-Baloan-Callback-Secret"] == Secret ? 400 : 404;
            return Task.CompletedTask;
        });

        (await _patient.ExamineAsync("--callback-url", server.Address.AbsoluteUri)).Findings["proxy"].Outcome.Should().Be("skipped");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Password=hidden-word", "failed", "leads to nothing that listens.")]
    [InlineData("Server=tcp:127.0.0.1,1;Password=hidden-word", "failed", "leads to nothing that listens.")]
    [InlineData("Server=127.0.0.1;Port=1;Uid=shop;Pwd=hidden-word", "failed", "leads to nothing that listens.")]
    [InlineData("Data Source=not-there.db", "doubtful", "leads to a file that is not there yet.")]
    [InlineData("Data Source=:memory:;Cache=Shared", "doubtful", "is a database in memory.")]
    [InlineData("Filename={file};Password=hidden-word", "failed", "cannot be read as an SQLite database.")]
    [InlineData("hidden-word", "failed", "is no connection string.")]
    [InlineData("", "failed", "is no connection string.")]
    [InlineData("Endpoint=hidden-word", "skipped", "names no file and no server.")]
    public async Task A_database_that_is_not_there_is_found_out(string connection, string outcome, string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "hidden-word: this is no database, and it is long enough to be read as one by whoever looks at its head only.", TestContext.Current.CancellationToken);
        _patient.Settings["ConnectionStrings__Orders"] = connection.Replace("{file}", file, StringComparison.Ordinal);

        var run = await _patient.ExamineAsync();

        File.Delete(file);
        run.Findings["database"].Outcome.Should().Be(outcome);
        run.Findings["database"].Text.Should().Contain($"ConnectionStrings:Orders").And.Contain(text);
        run.Output.Should().NotContain("hidden-word");
    }

    [Fact]
    public async Task A_database_file_is_read_and_left_as_it_is()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE orders (id INTEGER)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        _patient.Settings["ConnectionStrings__Orders"] = $"Data Source={file}";
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        var finding = (await _patient.ExamineAsync()).Findings["database"];

        finding.Text.Should().Be("ConnectionStrings:Orders leads to an SQLite database; tables: 1.");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Should().Equal(before);
        File.Delete(file);
    }

    [Theory]
    [InlineData("127.0.0.1:1,password=hidden-word")]
    [InlineData("")]
    public async Task A_redis_that_is_not_there_fails(string connection)
    {
        _patient.Settings["ConnectionStrings__Redis"] = connection;

        (await _patient.ExamineAsync()).ShouldFail("redis", "ConnectionStrings:Redis leads to nothing that answers.");
    }

    [Fact]
    public async Task Another_server_is_no_redis()
    {
        _patient.Settings["ConnectionStrings__Redis"] = _patient.Sandbox.BaseAddress.Authority;

        (await _patient.ExamineAsync()).ShouldFail("redis", "What ConnectionStrings:Redis leads to is no Redis");
    }
}
