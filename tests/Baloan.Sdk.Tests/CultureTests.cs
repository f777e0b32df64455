using System.Globalization;

namespace Baloan.Sdk.Tests;

public sealed class CultureTests
{
    [Fact]
    public void The_suite_runs_under_the_culture_that_was_asked_for()
    {
        var wanted = Environment.GetEnvironmentVariable("BALOAN_TEST_CULTURE");
        if (wanted is not null)
        {
            CultureInfo.CurrentCulture.Name.Should().Be(wanted);
        }
    }
}
