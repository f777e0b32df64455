using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.Samples.Worker;

/// <summary>Five loans, one for each thing that can happen, and a sandbox gateway that lets it.</summary>
internal static class Demonstration
{
    public static void Fill(LoanJobs jobs, SandboxFaults faults)
    {
        jobs.Add(For("09121110001", "0012345679"));
        jobs.Add("""{"phone_number":"09121110002"}""");
        jobs.Add(For("09121110003", "1234567806", yearOfBirth: 2020));
        jobs.Add(For("09121110004", "2050607083"));
        jobs.Add(For("09121110005", "3300112230"));

        // The gateway sees the first, the third, the fourth and the fifth.
        faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).After(2).Once());
        faults.Add(SandboxFault.Code(BaloanErrorCode.Names.ServiceInquiryFailed).For(SandboxOperation.OpenLoan).After(3).Once());
    }

    public static bool IsOver(LoanJobs jobs) => jobs.List().All(job => job.State is not (JobState.Waiting or JobState.Sending));

    public static void Print(LoanJobs jobs)
    {
        foreach (var (id, state, note) in jobs.List())
        {
            Console.WriteLine($"{id} {state,-8} {note}");
        }
    }

    private static CreateLoanRequest For(string phoneNumber, string nationalId, int yearOfBirth = 1999) => new()
    {
        PhoneNumber = PhoneNumber.Parse(phoneNumber),
        NationalIdentifier = NationalId.ParseIranian(nationalId),
        BirthDate = new BirthDate(yearOfBirth, 2, 14),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };
}
