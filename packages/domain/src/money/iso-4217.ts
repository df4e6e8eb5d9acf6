/**
 * ISO 4217 as the maintenance agency (SIX) published it on 2026-01-01: the codes of list one with
 * their minor units, and in RESERVED what it names besides. `docs/operating/currencies.md` tells how
 * to renew it. Never take exponents from `Intl`: it answers 0 for HUF, COP, IDR and others.
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

/**
 * Codes that mean something to everybody and are no money that moves: those of list one without minor
 * units (metals, units of account, test codes), and those of list three, which were withdrawn.
 */
export const ISO_4217_RESERVED: ReadonlySet<string> = new Set([
  ...codesOf("XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"),
  ...codesOf(
    `ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC
     BRE BRN BRR BUK BYB BYR CHC CNX CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK EQE ESA ESB ESP FIM FRF
     GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL
     LVR MAF MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP
     SIT SKK SLL SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD
     YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR`,
  ),
]);

function codesOf(text: string): readonly string[] {
  return text.split(/\s+/);
}

function digits<Exponent extends number>(exponent: Exponent, codes: string) {
  return Object.fromEntries(codesOf(codes).map((code) => [code, exponent]));
}
