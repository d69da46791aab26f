using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace IOMatch;

/// <summary>Who signed, told by the leaf certificate's marker extensions. The chain is not verified: that is for the Mac to do.</summary>
internal static class SignerCertificate
{
    // marker extensions of leaf certificates: kext_tools security.c checkKextSignature, Apple's certificate practice statements
    private const string AppStoreMac = "1.2.840.113635.100.6.1.9";
    private const string AppStoreMacDevelopment = "1.2.840.113635.100.6.1.9.1";
    private const string MacAppSubmission = "1.2.840.113635.100.6.1.7";
    private const string IPhoneSubmission = "1.2.840.113635.100.6.1.4";
    private const string IPhoneDevelopment = "1.2.840.113635.100.6.1.2";
    private const string MacDevelopment = "1.2.840.113635.100.6.1.12";
    private const string DeveloperIdApplication = "1.2.840.113635.100.6.1.13";
    private const string AppleSoftware = "1.2.840.113635.100.6.1.22";

    public static SigningIdentity Read(ReadOnlyMemory<byte> cms, out string? name, out string? problem)
    {
        name = null;
        problem = null;
        try
        {
            var signed = new SignedCms();
            signed.Decode(cms.Span);
            var leaf = signed.SignerInfos.Count > 0 ? signed.SignerInfos[0].Certificate : null;
            if (leaf is null)
            {
                problem = "it holds no certificate for its signer";
                return SigningIdentity.Unreadable;
            }
            name = leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            return Identity(leaf, name);
        }
        catch (CryptographicException e)
        {
            problem = e.Message.TrimEnd('.');
            return SigningIdentity.Unreadable;
        }
    }

    private static SigningIdentity Identity(X509Certificate2 leaf, string name)
    {
        foreach (var extension in leaf.Extensions)
        {
            switch (extension.Oid?.Value)
            {
                case DeveloperIdApplication:
                    return SigningIdentity.DeveloperId;
                case MacDevelopment or AppStoreMacDevelopment or IPhoneDevelopment:
                    return SigningIdentity.Development;
                case AppStoreMac or MacAppSubmission or IPhoneSubmission:
                    return SigningIdentity.AppStore;
                case AppleSoftware:
                    return SigningIdentity.Apple;
            }
        }
        return name == "Software Signing" ? SigningIdentity.Apple : SigningIdentity.Other;
    }
}
