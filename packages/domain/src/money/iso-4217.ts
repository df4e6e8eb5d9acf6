/**
 * ISO 4217 list one, the currencies in use on 2026-11-01, with their minor units.
 * Retired codes (ANG, BGN, CUC, HRK, SLL, ZWL …) are out, XCG, XAD and ZWG are in; precious metals,
 * units of account without minor units (XAU, XDR …) and test codes are not money that moves.
 * Never take exponents from `Intl`: it answers 0 for HUF, COP, IDR and others.
 */
export const ISO_4217_EXPONENTS: Readonly<Record<string, 0 | 2 | 3 | 4>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
     CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
     GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
     MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
     PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
     TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digits(4, "CLF UYW"),
};

function digits<Exponent extends number>(exponent: Exponent, codes: string) {
  return Object.fromEntries(codes.split(/\s+/).map((code) => [code, exponent]));
}
