// A certificate and its key, made for one test and signed by itself.

#pragma once

#include "scratch_folder.hpp"

#include <cstdio>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>
#include <string>

namespace messenger {

class TestCertificate {
  public:
    /// For `names`, as in "DNS:localhost,IP:127.0.0.1". Valid from three days ago for so many
    /// `days` from now.
    explicit TestCertificate(const std::string& names = "DNS:localhost,IP:127.0.0.1",
                             int days = 1) {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                      EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
        X509_set_version(made.get(), X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -3 * day);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), days * day);
        X509_set_pubkey(made.get(), key.get());
        auto* subject = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
        X509_set_issuer_name(made.get(), subject);
        X509_EXTENSION* extension =
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
        X509_add_ext(made.get(), extension, -1);
        X509_EXTENSION_free(extension);
        X509_sign(made.get(), key.get(), EVP_sha256());

        write(certificate(), [&](auto* file) { return PEM_write_X509(file, made.get()); });
        write(this->key(), [&](auto* file) {
            return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
    }

    std::string certificate() const { return folder_.file("certificate.pem"); }
    std::string key() const { return folder_.file("key.pem"); }

  private:
    static constexpr long day = 24 * 60 * 60; // seconds

    template <class Write>
    static void write(const std::string& name, const Write& write) {
        std::FILE* file = std::fopen(name.c_str(), "w");
        const bool written = file && write(file) == 1;
        if (!file || std::fclose(file) != 0 || !written)
            throw std::runtime_error("Cannot write " + name + ".");
    }

    ScratchFolder folder_;
};

} // namespace messenger
