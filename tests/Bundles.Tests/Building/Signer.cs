using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IOMatch.Bundles;

/// <summary>A self-made certificate and what it signs.</summary>
internal static class Signer
{
    public const string DeveloperId = "1.2.840.113635.100.6.1.13";
    public const string MacDevelopment = "1.2.840.113635.100.6.1.12";

    private static readonly Lazy<ECDsa> Key = new(() => ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static X509Certificate2 Certificate(string name, string? marker = null)
    {
        var request = new CertificateRequest($"CN={name}, O=Example", Key.Value, HashAlgorithmName.SHA256);
        if (marker is not null) request.CertificateExtensions.Add(new X509Extension(marker, [5, 0], critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    /// <summary>CMS signed data with its content inside: the form of a provisioning profile.</summary>
    public static byte[] Wrap(byte[] content)
    {
        var signed = new SignedCms(new ContentInfo(content));
        using var certificate = Certificate("Example Profile Signing");
        signed.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { IncludeOption = X509IncludeOption.EndCertOnly });
        return signed.Encode();
    }

    public static byte[] Wrap(string content) => Wrap(Encoding.UTF8.GetBytes(content));

    /// <summary>A detached CMS signature: the form of a code signature's block.</summary>
    public static byte[] Detached(byte[] content, string name, string? marker)
    {
        var signed = new SignedCms(new ContentInfo(content), detached: true);
        using var certificate = Certificate(name, marker);
        signed.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { IncludeOption = X509IncludeOption.EndCertOnly });
        return signed.Encode();
    }
}
