using System.IO.Compression;
using System.Net;
using System.Text;
using Baloan.Sdk.Tests.Errors;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Json;

/// <summary>
/// What an answer makes the client allocate is bounded by four times the answer's bytes, whatever it holds. Allocations are counted,
/// on the one thread that everything here runs on, so that no figure depends on the machine.
/// </summary>
public sealed class AnswerMemoryTests
{
    private const int MaxRatio = 4;
    private const int Size = 512 * 1024;
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";
    private const string Policy = "\"stores\":[{\"id\":1}],\"amount\":{\"lower\":10},\"possible_loan_dues\":[12]";

    /// <summary>The beginning of a body, what is repeated until it has its size, and its end.</summary>
    private static readonly Dictionary<string, (string Start, string Part, string End)> Shapes = new()
    {
        ["empty objects"] = ("[", "{},", "]"),
        ["objects with an unknown field"] = ("[", "{\"\":0},", "]"),
        ["objects with a documented field"] = ("[", "{\"amount\":{}},", "]"),
        ["whole policies of little"] = ("[", "{\"stores\":[],\"amount\":\"{}\",\"possible_loan_dues\":1},", "]"),
        ["policies with an unknown field"] = ("[", "{" + Policy + ",\"x\":0},", "]"),
        ["stores of an id"] = ("[{\"stores\":[", "{\"id\":1},", "],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ["stores with an unknown field"] = ("[{\"stores\":[", "{\"id\":1,\"x\":0},", "],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ["stores with a logo of a sign"] = ("[{\"stores\":[", "{\"id\":1,\"logo\":\"/\"},", "],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ["lengths"] = ("[{\"possible_loan_dues\":[", "1,", "]," + Policy + "}]"),
        ["lengths as text"] = ("[{\"possible_loan_dues\":[", "\"1\",", "]," + Policy + "}]"),
        ["unknown fields of one object"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",", "\"x\":0,", "\"y\":0}"),
        ["an unknown list of numbers"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"x\":[", "0,", "0]}"),
        ["an unknown list of objects"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"x\":[", "{},", "0]}"),
        ["unknown nesting"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",", "\"x\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]],", "\"y\":0}"),
        ["an unknown text"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"x\":\"", "x", "\"}"),
        ["an unknown name"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"", "x", "\":1}"),
        ["an unknown name of escapes"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"", "\\u0041", "\":1}"),
        ["unknown digits"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"created\",\"x\":", "9", "}"),
        ["digits for a number"] = ("{\"loan_due\":", "9", ",\"uuid\":\"" + Id + "\"}"),
        ["digits alone"] = ("", "9", ""),
        ["nesting"] = ("", "[", ""),
        ["nested objects"] = ("", "{\"a\":", ""),
        ["a text of letters"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"blocked\",\"reason\":\"", "x", "\"}"),
        ["a text of escapes"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"blocked\",\"reason\":\"", "\\u06A9", "\"}"),
        ["a state of letters"] = ("{\"uuid\":\"" + Id + "\",\"state\":\"", "x", "\"}"),
        ["a title of letters"] = ("[{\"stores\":[{\"id\":1,\"title_fa\":\"", "x", "\"}],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ["a logo of letters"] = ("[{\"stores\":[{\"id\":1,\"logo\":\"https://a/", "x", "\"}],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ["a formula of letters"] = ("[{" + Policy + ",\"installment_formula\":\"", "x", "\"}]"),
        ["an address of letters"] = ("{\"contract_pdf_file\":{\"file\":\"https://a/", "x", "\"}}"),
        ["an address of what is escaped in addresses"] = ("{\"contract_pdf_file\":{\"file\":\"https://a/", "ک", "\"}}"),
        ["halves of characters"] = ("{", "\"reason\":\"\\ud800\",", "\"uuid\":\"" + Id + "\",\"state\":\"created\"}"),
        ["bytes that are no text"] = ("{", "\"reason\":\"\u0001\",", "\"uuid\":\"" + Id + "\",\"state\":\"created\"}"),
        ["bounds that are no text"] = ("[{\"amount\":{", "\"bounds\":\"\\ud800\",", "}," + Policy + "}]"),
        ["a field given again"] = ("{", "\"state\":\"a\",", "\"uuid\":\"" + Id + "\"}"),
        ["a list given again"] = ("[{", "\"stores\":[null],", Policy + "}]"),
        ["a formula given again"] = ("[{", "\"installment_formula\":\"\",", Policy + "}]"),
        ["an object given again"] = ("{", "\"contract_pdf_file\":{},", "\"x\":1}"),
        ["a plan given again"] = ("{", "\"plan_detail\":{\"monthly_installment_amount\":1,\"total_payback\":1},", "\"uuid\":\"" + Id + "\"}"),
        ["an applicant given again"] = ("{", "\"phone_number\":\"09123456789\",\"birth_date\":\"1990-01-01\",\"national_identifier\":\"0\",", "\"uuid\":\"" + Id + "\"}"),
        ["nothing"] = ("[", " ", "]"),
        ["nulls"] = ("[", "null,", "]"),
        ["fields of an error"] = ("{", "\"ab\":[\"x\"],", "\"code\":\"incorrect_otp_code\"}"),
        ["fields deep in an error"] = ("{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":{", "\"b\":[\"x\"],", "\"c\":[]}}}}"),
        ["strings of an error"] = ("{", "\"a\":\"b\",", "\"c\":\"d\"}"),
        ["codes of an error"] = ("[", "{\"code\":\"a_b\"},", "{}]"),
        ["messages of an error"] = ("[", "{\"message\":\"a b\"},", "{}]"),
        ["entries of an error"] = ("[", "{\"field\":\"a\",\"message\":\"b c\"},", "{}]"),
        ["tokens"] = ("{\"access\":\"a\",", "\"access\":\"a\",", "\"refresh\":\"b\"}"),
        ["a token of letters"] = ("{\"access\":\"", "x", "\"}"),
    };

    public static TheoryData<string, bool> Answers
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var shape in Shapes.Keys)
            {
                data.Add(shape, false);
                data.Add(shape, true);
            }

            return data;
        }
    }

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_costs_at_most_four_times_its_bytes(string shape, bool isCompressed)
    {
        var body = BodyOf(shape, Size);
        var packed = isCompressed ? Pack(body) : body;
        var client = TestClient.For(new TestGateway(_ => Answer(packed, isCompressed)));
        Func<Task>[] operations =
        [
            () => client.Policies.ListAsync(TestContext.Current.CancellationToken),
            () => client.Loans.CreateAsync(TestClient.LoanRequest, TestContext.Current.CancellationToken),
            () => client.Contracts.GetAsync(TestClient.LoanId, TestContext.Current.CancellationToken),
        ];
        await ((BaloanClient)client).AuthenticateAsync(TestContext.Current.CancellationToken);

        foreach (var operation in operations)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var call = operation();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            call.IsCompleted.Should().BeTrue("all of it runs on this thread");
            allocated.Should().BeLessThan(MaxRatio * (long)body.Length);
            _ = call.Exception;
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void A_call_back_costs_at_most_four_times_its_bytes(string shape)
    {
        var body = BodyOf(shape, Size);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = LoanCallback.TryParse(body, out _);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MaxRatio * (long)body.Length);
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void A_token_answer_costs_at_most_four_times_its_bytes(string shape) =>
        Allocated(body => TokenBody.Read(body), BodyOf(shape, CapturedBody.MaxBytes)).Should().BeLessThan(MaxRatio * CapturedBody.MaxBytes);

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void An_error_costs_at_most_four_times_its_bytes_with_all_that_it_tells(string shape) =>
        Allocated(
            body =>
            {
                var error = ErrorAnswers.Read(body);
                _ = error.Message.Length + (error.GatewayMessage?.Length ?? 0) + error.FieldErrors.Count;
            },
            BodyOf(shape, CapturedBody.MaxBytes)).Should().BeLessThan(MaxRatio * CapturedBody.MaxBytes);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(20_000)]
    public async Task Policies_as_they_are_documented_are_read_however_many_stores_they_have(int stores)
    {
        var list = string.Join(',', Enumerable.Range(1, stores).Select(i =>
            $$"""{"id":{{i}},"title_fa":"فروشگاه","logo":"https://s.sample/{{i}}.png","city":"تهران","is_active":true}"""));
        var body = $$"""[{"stores":[{{list}}],"amount":{"lower":10,"upper":30,"bounds":"[)"},"possible_loan_dues":[6,12],"bank_effected_interest_rate":22,"installment_formula":"amount/loan_due"}]""";

        var policies = await TestClient.Answered(body).Policies.ListAsync(TestContext.Current.CancellationToken);

        var read = policies.Should().ContainSingle().Which.Stores;
        read.Should().HaveCount(stores);
        read[^1].Logo.Should().Be(new Uri($"https://s.sample/{stores}.png"));
        read[^1].AdditionalData!["city"].GetString().Should().Be("تهران");
        read[^1].AdditionalData!["is_active"].GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_that_asks_for_more_is_unreadable_and_says_why()
    {
        var body = Encoding.UTF8.GetString(BodyOf("stores of an id", Size));

        var error = (await TestClient.Answered(body).Policies.Awaiting(policies => policies.ListAsync(TestContext.Current.CancellationToken))
            .Should().ThrowAsync<BaloanResponseException>()).Which;

        error.InnerException.Should().BeOfType<InvalidDataException>().Which.Message.Should().Contain("more memory");
        error.Field.Should().Be("stores");
    }

    private static long Allocated(Action<byte[]> read, byte[] body)
    {
        // What is made once for all is no part of an answer.
        read(body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        read(body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] BodyOf(string shape, int size)
    {
        var (start, part, end) = Shapes[shape];
        var bytes = Encoding.UTF8.GetByteCount(part);
        var parts = string.Concat(Enumerable.Repeat(part, (size - start.Length - end.Length) / bytes));

        // The separator after the last part is left out, or taken by the reader as trailing.
        var body = Encoding.UTF8.GetBytes(start + parts + end);
        body.AsSpan().Replace((byte)1, (byte)0xFF);
        return body;
    }

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    // As the primary handler hands it on: plain bytes, without a length.
    private static HttpResponseMessage Answer(byte[] body, bool isCompressed) => isCompressed
        ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new GZipStream(new MemoryStream(body), CompressionMode.Decompress)) }
        : TestGateway.Answer(body, "application/json");
}
