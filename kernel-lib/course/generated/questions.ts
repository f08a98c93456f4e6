import type { Question } from 'chainrule-grader/notebooks';

/**
 * Generated from the labs (npm run generate). The questions that notebooks ask, with the sealed key:
 * `answer()` and the grader read it here, whatever lies beside a notebook.
 */
export const questions: readonly Question[] = [
  {
    "id": "lab00-axis",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "X holds N = 100 patients in rows and D = 5 measurements in columns. Which line gives the mean of each measurement?",
    "answers": [
      {
        "text": "/OwpTH9E7VW8N5ESCxxgf7smyKHfwiLWYdUZkaixl4d/BeV7EnK4VrRHAYGmFrqNDFbWTlyLsqVI20a7T7Akjzx8ZJ/wVBPGsEhSZqIiSlS4jP1oJFfEgRwabYamhs/yh6HSOkVbE6LSVG5hgv5/ARY8NwNLeZCcl/FxCdsT1JugnUqwPSeqgJONvPU+MQ=="
      },
      {
        "text": "5Qe4U6UYrehxCOBMxYZEs0mdM9zP7/ELvtN+DUtrlo8SlCgLKLELx8Vu68BCfIysCA/42rT9NVgANavla8F08Zxycv68SrV5UdB1HV0QUgSOaJDXBSiBZSjQIsbqH+zbsniDwK4slv29R93i7NdaAGT9UThjr+QyYTLaRMCgEU/xPUiW2NQokdGZRETOTclN"
      },
      {
        "text": "98UoLcgx/ocfBkVtnCHAAaIJeQZRSkosJRMJw/tE27YgAMQLby3P2ZT5nqFCMpO/tMYyMWtxoUINlJxODe6yCI2jiGVlQMC8T95gHQSFA9AQ4qfjpkmFsR7bLWVyH6LNkISgCYU6ACuPjGFmN9OFm4g="
      },
      {
        "text": "amtUaRplmj8zmUu1qPZu+0o27UxExxaM3yMbewODsELI64kjl3sv9NcYTMcFAXN9drQRLc8eqwn647B9mgYzIWgYGiTGPbTLMYpLFoOjBb53BRvCeSyfk+kWVUfHbCHOlG5xaoS+dGKLBJwssiInVtnYyyPRwbwdEUfzhLRG4bA="
      },
      {
        "text": "q7DfNAPQKVfdJDlks4FJdm6Q2ONwUCzDYAFsr9MWiZjKowkTxzvH+9ih4CNdv7txwJkq5tgUIUDTnGTNj/uvFCitobTkuXxSYGmVJ705C9ekShOnUc0OlE4moPHwctnzcIxD3Jf/ljb3nKFAhgztgbA4nzeLs/B/2QStMudadkhhbg=="
      },
      {
        "text": "vJVVzRjdnl0b7C3oXWYnmfYDrOYxID1NV1/h/03c0etJ6Ll+VJ6zMde4S86wODk7wLKPMWPSXpn673UU9PztwzyZ61V7idGw8wDZiGFYgO/ZiigskKTuYiY34T9E2fgMGhvTOg=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab00-broadcast",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "A has the shape (5, 1) and B the shape (4,). What is the shape of `A.add(B)`?",
    "answers": [
      {
        "text": "Ams0gphhaMDkkIdy8pYHy/VCu6chZ+Vp3pNzvmqkg+U+ymP4bVCppqhai1xwKuW6dEqYcMfZ1DXIkeI9CJ77l56rtoMnOQHWo5peceLDhDHS3bE/QbvsLhPiirm2DWnvH6N9E+ioGL8="
      },
      {
        "text": "FdVftqUtPL/DZOpbxhjaDv5rz/+yCq58z7ucxsMahGaQfZF2l6LS5BAGUNYGs/R/r3FTZIqGd9AHf3w2oh+X7j9yLGsdyx8eBzcCqGCVPJc1vgW2FzJYcWXXmTALPzZW5q6ZTLVEZa7WiYlxwoO0XXA2X2Jw3VC99tjN2HNYCo/70XauiVVLz3p6GbA="
      },
      {
        "text": "GFEFSm9ckNTMRr+0wIkO5LqTmCOy2FaKoFudwqdKX+0DIxflDilsOOL21Bvdh7ATI+n11s90Jk4a0GfXUr6mHTDqi7AnFmL0wgWIldHCuSgjEOIzy8bI1O5ag69EQ/hInNVX/D+JRGPiXaLEeoq7EBol1W7rl0kHtkXH8/+YMotQlTJ8"
      },
      {
        "text": "b1ug74XDtV/Ahh2ogH3tDhzAdMgp8Gg55dzoCQMEoR62WVLdP1u4HubGpbuLf99MLAg1+5wz5CPEZsPcCCRxPvPbgbhOBfXnxFsjaNB9/PrJzChq8PJMo0jHD9mHUJDpFSDDopk3GRIHegsKJqPX"
      },
      {
        "text": "m///Q8gmAsUu6TTIqSXvCPDkiJPnkwEdOvBLQfoApKAwkb4m7sFJPg9HF7itvVx+v8CJ28+QyIExorngr8mD5WAx0vZZJhdpRpLDPriZ1hS1V+Q+EoOJQtMRssGnfys54XasR/csL45ZJcMRLlnsZCk7"
      },
      {
        "text": "oG0Af4S9T8evE/aTO4WHBpdqT8l9jSn28U1Me0anY/JFI4TiArZkTxNGHIom7IWyPN0yI0LPP4VeotDKUpeRDPKBy2IqN1dqd3pgS3nSxc0ziw4zDCceh6x6AtGXu7rWwfupHprfXakD0w7DgbCEJg25ZGTLQE4ovftJzO5+VkAsjtJxwX0EWUGdSoc6X5652eNoCeM="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab00-three-shapes",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "A has the shape (4, 3), b the shape (3,) and c the shape (4, 1). How many numbers are in `A.mul(b).mul(c)`?",
    "answers": [
      {
        "text": "XmOTMk7im5Y0arKJjFWm0ftphAYwXhQ9ozbooxAxX3zPM0TzzRI9bUm1YS/L8IH3z8HPQzrpYPPcrbOqswH78w1v1LP+pfaWsqFAyUVhA5l8Zt8+8ue0YLB5wvgNb5tsPk9K5eX5E1dWHqZk1kqXsztciBc=",
        "offset": 0.009999952009991375,
        "width": 0.020000000020000002
      },
      {
        "text": "bvMZmo6lI87NJdjDa5guff8XpynvdxjMGOqdkDgl8pmugzrkP043bdLSsdgy9Nyc8cHm2lZ+iqYJVKf0gL3g4+sCvzmPKvJ+XdikbQ++RIWtDiEtImbd3S+T5k2gkwPlrVZdKbqi+9fiMzJauJD2LS2kmeq/fNoAsJbTeqAYh3n5m0sU9iVnPqi8So2vKxabtbD3QWaAqd5CKfo+CruCBU/qC8Va",
        "offset": 0.009999856009983432,
        "width": 0.020000000020000002
      },
      {
        "text": "cA0Owa8SdjrdLMVlzcV32ROQET/pQyZhmPM9f4/xoa55kwrXT69ZMbJJuQ/1a9/zQRr4gfHRcD+31TKmZ5v2bRfCa8o4cIs1TC80TOsMokmkRjirLBIcWPdU96dqp5N6thePOMjAxsRfM/yk1v/AmAI3EQzbnhKNhytd4hDH/65N4oXU+rdTITKw1nPxphcChAHaxzCVg8MkWA==",
        "offset": 0.009999988009997907,
        "width": 0.020000000020000002
      },
      {
        "text": "f8rgsHQAAaE/EJMVRVQ7fpzMeSc6pEQU2yLxQ279s5Yqe/DFn5fn0YxDwufv3A0FZORwzjcv3Oxa7LlxrCYNJLo8vNpFXxxs9EIOPm1tjLG97XBaqSlqNOXaGtFb6oiAch7lW0F5B6yOqj67V6UZrpX4jFQTbbjEhghm4oAVNw==",
        "offset": 0.009999997009999984,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab00-parameters",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "In the layer above, `dot(X1, W1).add(b1)`, W1 has the shape (3, 2) and b1 the shape (2,). How many numbers does training have to find in this layer?",
    "answers": [
      {
        "text": "HJYr+v2+tV+kxU5oINZevpz2MKTXA0PtZ4frKRY7MpFSSBRrA6boa5XtFnPOhLsJfAzfnTj7i/dW3rAVBjwIWcoHgRecHoLLlDUUssjm1iO0kLnnQZEPxbZZIlFPzB/wClEdvK2nVhddmlfRiY0=",
        "offset": 0.009999988009997907,
        "width": 0.020000000020000002
      },
      {
        "text": "I0u+dyJve+YpXoWgAfTcL49kfqvSKzPv47StsEzr0iUogfJKonZlq9wE62ese9E8MbbKsnWgGcxYBarHn139XZyf8FE82bpEoNPYUjnbaQUk4N/MCl76quUFkqeBajFszHLwljTr6QCAsbaDJw==",
        "offset": 0.009999994009999291,
        "width": 0.020000000020000002
      },
      {
        "text": "Tt48I/61mYcx7BuCRafp0W9fBnUfRZBBgoXg8kQqXpeKIWT4b1LH9RkR8aGvDhBrPQ8VUY2pCzGUrm57z7/RmgdiN2mnfezOC5UQErC3zqGXXTLpvFswl0Kj5WEmHGptUnnF01mDdhgKpvv14rqVl0S/DfmZ",
        "offset": 0.009999980010000797,
        "width": 0.020000000020000002
      },
      {
        "text": "qClj3zqwt6azWDag6hgfThaeTUw4mBtwSToQ3grPk1evwkTk66FhcYXoo3cDpdxtPtXRaS4IE6vPqplj2IOmwZbitrFjhmWihGxoqPHusfvQDrk/Xy7cn3t6jXD//3e8XZBGADpf5GuIHoNOIxJqFxm5YBzxPv2f4Xud8fEFPL7yVYjLxrRfuQ==",
        "offset": 0.009999986009997741,
        "width": 0.020000000020000002
      },
      {
        "text": "v7Y7lB8LGvPmVnoZgRGTRBR+1PJQag3g8TemAbc1YL8frfnCDlC7WQeFrGUsfh7eotwnFJuDNRkzTifQoOynSrR4sp8D2DzaeVTvbwD43SDHmSjkSXPdTlDc/BvI20ZES0xYD/oqRoSx3tWU7N6s34vWfbdkaprFyxDa41oPsk8zvhQtjwTfD3VC/3TVInq1jbCi5O44foZWtKAHUIM/UIpX",
        "offset": 0.009999992009999126,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab00-table",
    "form": "number",
    "question": "`column` has the shape (9, 1) and `row` the shape (9,). How many numbers will the table hold?",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab00-mse",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "Predictions [1, 2], targets [1, 5]. What is the mean squared error?",
    "answers": [
      {
        "text": "81UWQGjHAxr4Ed8pj2kQWEnNflq3j+jINDQC63uYGOwliP9FRPpgnXhzCwtp/nKRc3SljJuiLdhl3XLQtJXxpgC+94n0EvKPVjHf3E4UxE4ePoSeYK4uG1wQz72MsshqkwmS2g==",
        "offset": 0.0499999985499997,
        "width": 0.10000000010000001
      },
      {
        "text": "IJ/93U6eha977hRsti11n6cuqv4iDBhvRnJwcHpcV1TDLZGtwE+vmDwGhHlLmRwDv/hPkR2YmYKpjZMbvsTvelghc8txso45HgvRLqY2SDH6HVWjpOKbbQPt23IH4tvAzg/7T8lXzuA="
      },
      {
        "text": "SCZ5rJT+hF+9UI/csJJszEKr/lP7ijHIn2AkSqNyg1vHF/C+gmSHQrYYDcwU+CISHxs9szALh9sDHbk906b2sJa8BssIsdNogfg71419DJ0b+AJXYscCL7qFTW/7p3XMm8xGwMcs01fwKBW5bCTscOlMFmDCw/T7AOqFOQ=="
      },
      {
        "text": "bp/W8VRzMI4xWLD0xD27rYmDhoZ5NWjWrvJvXItCkSsxKe2h9qzd9fE/6P6X+hovr8UH3oNNeK1KGv1Jy3ayUYlu/ltRJngv21tO6k/amHvElVxNIqHOZSeiId6WWXEV9D1Suwmd9eo0LbtHHVvMEXPJAnYETcg=",
        "offset": 0.049999995549999454,
        "width": 0.10000000010000001
      },
      {
        "text": "xOIxReG+dlUfHoHqgvxEi7e2wM0VoG7osrH/j2iKoghYLI+JHxJgmUf4od8LPYqcfg+ia2mzOXBSnfKQonPnbL/6jYZGlYMD7iNkdF72ubK+vIlZb+wdVFlu9kFPLamqwWB7Q5wyEexNEh4DTQu3R9PuvJJ62GKOW8H1"
      },
      {
        "text": "z4mQGRrhhFfvxvkXHQdOB8Q1d+9Wek0tnkvypas4H9/G18KT4OjgBScqZGEjyRsN4FeIcjgbGFE0k3pYSfDwSR2985Qy+reiLhO9pDB1eFQwG/dl3TkLDkYpweZ6+xHROYBXN8W9Aj4OeuLmOp6QaM/ATUqDmxLZ",
        "offset": 0.009999991009998155,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab01-svm-start",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "All scores are 0, as in a fresh net, and there are 10 classes. What is the SVM loss?",
    "answers": [
      {
        "text": "6WbbmB2IlMCRo47XG57p98I6onb1ZgSxWeIMH6/0RrNimmaVNIrNgSkaxDWPSVpYHZ8oxKNnWj1KuQMqgQrIt6vCLCbztZFoGikTqREiX/LbxkWauQk5hJ6Q8rGOLnfiXj1SXA==",
        "offset": 0.009999990009998072,
        "width": 0.020000000020000002
      },
      {
        "text": "CWNrfQPZNZ3nxTrlqne/1mtBK1CCB+Q8fxolhP3hjbj+luQbF9fN96AEnSjxuxtIrsTOOxmgw7Td1h3rDF5oeKe7Uf7qECB7Y4QWxNlju4ZrJbnIkunCa0h5jrTE0ZUzo/De0ixg71E="
      },
      {
        "text": "WCxlX1hNtTEEp9n87EOiFhIfGYRNGYGXrvId2CYG6rLn49G0fidasHzVZpkujtXi45zdlvmCYyqYRpMtcWquTdBQ8kqfHuWFxZ5RCLVbvFF8SKvHxGgQFzfvypSDyddHTvmCG4zsnG/5KDXObDDeUg=="
      },
      {
        "text": "Z81Hx1SvsWkmd84TB5HzY8xSnvzJfAqVeZLl9RdoawF8mBp0RHswwtRpXiFqWoD+W0PTPLye2KNlEf8TmRdwjz3VAMyKdG1TWyi9tk1/66am3B5uAP2kXlOgPAona2plkRN2cnUjoASz",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "barOuWOL0lFn9C3c5jne9bUqYORuR0YABBqDo1dAGSMuDv4Al0wNWsihPMMGAiM6vUZw9hx2R/KZWLWRfBeYnyhXxzRzbV4nqW/6iNUio0pDdumYKKcdxleoH2PDPq1Q6PqXXwBslGSzJd6YCw=="
      },
      {
        "text": "iLyvCca72m0Cq3s0uaQ3pU8BSmy0XEgqRZAAUuPdnyZs+TNje2BpZGWneK+o3rQBbpzqHzpLCRuj8L48vlVAC2ZetbcBVF6VKqLoF3HEphixJPz5W1SaXnkFlaF2SqA34UMnaI0VTQ==",
        "offset": 0.009999991009998155,
        "width": 0.020000000020000002
      },
      {
        "text": "qhBQyYyYwtAy+pI22EEy4v8uluzrvFqZ8TsZWtc9iICYRQljksNHvDqjUZ599C9XI/7s606fEUsWQYz11MkRke9ZmiNL8vmZ93ZvDNpNhu8bEjf/koHUF4E+m3mScGcDQEmkrO1NLEDP/wg="
      },
      {
        "text": "tJSprFvhLnC4xJEizh77U3kSP3+FmYjJXe5s8zTStNbhfbKsqnH/A4aNapCcVz6u4Ipou+Wbp0NZc5s8MjphbaxEgHiYo9Xx4AnrihwAcu1VjSqGmqJc4vXDxrBw+GXPA2Bltrw/IeTbLirK",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abcd"
  },
  {
    "id": "lab01-softmax-start",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Ten classes, all scores 0. What is the softmax loss?",
    "answers": [
      {
        "text": "GUXHe2Hv/ydhPFZP31IsilXsMAOjOHBhfunjyf2jS6B4aWbCDEY1kS1GBjPvBc6ZlA1KE2qWQ0n1fIbF96BuBF5SlQfxy4Qzlq0vB42nIxIIChIZWZScLrzJmT1A+V42socPERa26NOuDl4mvhWFGvcfOBLOSw==",
        "offset": 0.009999991009998155,
        "width": 0.020000000020000002
      },
      {
        "text": "MR8dH8RmAT3PIatZRYYU05Dj8Ka19khbxmzUFF/XxAIg98QzDic9xvqof8zurn9uCze9mWVVxps/vMlUa+fg4jfMAEfybZPyEhE1lwWuSqFb4VrL31E/psyLGEnVkVtqsSKWtD1PUhY4KCcuAUW2Ku5TmkpdA2mrCw/aQ5Tydc6RjgUyHqWUdA=="
      },
      {
        "text": "R4Lyx/GshbSNdl9eQfJ6Dbi26+IqlcESOeimskgBzu5KOAgnbN/ov/jaqd1Ru7Vf1h0Winz7V6l2Vvw+dKXIO6ioYnk1GjbXP0asUR+HofXMFaT8XDCDi87O38g5VR4E2uXvbMVbuWjwKqtEvbIqXvTp"
      },
      {
        "text": "XE8n7lv8H76ZSrBkjcGDX/jnnaljGUI8/QI3Xo1a/7VktJjDATu7+0P+5IgrcrrXIyKiBu+WeWJZNk10vA0eXZ0VZm7gEGHMiwhaNwCDkbJ5VZh0uAu69WEHO2p8iz3C0EDSu4FRtQ3Jt31ZFBg=",
        "offset": 0.0049999977049997035,
        "width": 0.010000000010000001
      },
      {
        "text": "nJXigZlS48TnVvgD3W1SX6jOhrR782J4NKhMSSjl3wPMOqpoJDMt/ZkxB1PWeW2pkPzbUopqADjQll3y8ISn02eHwRHpU4jVPQavpIUXZVQHRE7WHRIRiKPIE+/f9AZlJ7VLsvfIu+GPgvEELpaATmAvvcAO/+Ov6pA="
      },
      {
        "text": "p7AETJQxBU3/iUY0MkFwEXpqmkyT7gzEI7JBIbHGqC5ZfNjR1Gm+sVY63WYxuMUj2QvUqnEUvd3aPEz0LpCEWLk+zO1F3WcqFYbe2ZjVZE6w/ZqM8xNwyfxezmQtAksxDMK9sBBvm+BYjw75xvixgREBKXvcDUOCrHxljWsLTm+UPazS",
        "offset": 0.04999999995,
        "width": 0.10000000010000001
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab01-new-example",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "One more example joins the training set, and each loss is *summed* over all examples. What can happen?",
    "answers": [
      {
        "text": "4TtyKvbJHh1uUQBtlh4JLgRICIfItmmBJxGWqRwtLv092LX68T1VYwf1UgWo22h7tV0hb4B2s5Hu6SdMA+gOlxfeDFT0RydHbH5AR5lOhqk4KBBOQf/sAcpYmw8dwxBPlneOKk+ONuWTNlrzHMBmRlDd4LdCoa7sW/8fZmQIYcjHDsk="
      },
      {
        "text": "9r8jnI5+VVUePKuGFRk+rI4PYGxvpeNH6XMfaQQnMfODfRQOks625YlaVxW/RUbWd3Duaw99DHvmasbvc0gguHif+Tlf3723y99UNgvbsx+4so5VGG4jd3Ux4yidTqiJeqziIvDkfXrQUWNPXNy/kCUedtMj"
      },
      {
        "text": "AcznJe4WZZMyQETCI3hBtnodSd203xiLBcyzsaqHShh6UrcM/j3eexu1AUFuHUBZG4pZWPBKD/TEqeKHeOGX49LKNey1XlJJ/HLHNthSQGylb0VqY1dL17FQaQ4D6t+VMfcF9AdlBZGxYBPsOPpP3FxOEV2r2XROqNfUOwFBlKGWB87eV89AMelfy83ubh2syy90IRh/iA=="
      },
      {
        "text": "umCt+CrEZ1BlWkDGi9miixn4JWllNHJmQlzmKpZbtIVRqvi+a3ZKEQDlJFNeaLQfJPFtdA4VAyclb1HlqoYkLHaEAgt94WHAUvgyCcbfAU7w2CyIH++Zvy0J/NM11F8qcVuCVR+D5qRe8E2r8AJwx2PRRoo4+cQHbRBVtoWngHhUUdq7DP4grZWPTK8El1pA+lFKruEIAdFqAsbPeShP1A0nygVXPymIkg=="
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab01-l2-step",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Only the penalty ½ λ ‖W‖² acts, nothing else. What does a step of gradient descent do to each weight?",
    "answers": [
      {
        "text": "0xxDtG2jyZENV0BGYP81wkeoz4aEXw4PbSDryT+AEZftImq61XisnNlASmHXuwtYJPhZHXGiYV+WturRSd/gM33QXkiiRM8vSs2/8nCC9G1HkeX0Kc5kkKuckyGNVb+yPX/7gNpLgSDUmkxfKGoeim1cuhft2hOluAahoJU7oas="
      },
      {
        "text": "85Lyw95KKJ1ka/ZDknVIFfp0VQ8pQmvh8/TY3WXgMk2ubcntRpeCYyUCIzVlKkVli6avfynrM5ev7+XTNq/m6V1DLA9+VKcmkxIbPSmZE8KdMoXDOyWhxQwOMCxBORKI/wUuu35cFM8M"
      },
      {
        "text": "ISlBIFFKKUOialBnzw87VgkTFpLSKvXUjhE5Pcw/QboQPVu+7KfjfQC5XRUiLpk+H+NeIFQSwkSrMIhYUKcyQpCDTqPO5N2x5CId/ONrHrbTDlCa54u3/WjEQJOLbRL1/N+eVK31OPx9tqoHr5ekHo+5tUtiDOa7+GX2XnPNagDUEZ+Fg0H/xQ=="
      },
      {
        "text": "XRBu9f1/gTieBP18uR0d1ceUFYVwmFq6p2b0ujnYBhlXxn917+G6xmTqP+cYTbW0Vv/W8PEpTKNyGXG7AtZOlzo1UIBsIejvibIJRoy7WL/Ij9pEFBEQILACd9z3zUaS8o/T/XnwJenyLNQSwLpKj2bVkLV7/5Ar11xDJMHeCHgXNDFJE1xGMNeFGnQIejrxurg/oYgUfpMh9KhxTBOsBohFfeLf2MiSRBI="
      },
      {
        "text": "h2XaNHvf4MWbUxX5sFLP4x8yxReWqSVL+eqTGIFybLlTZ+fpkfNDJBuBWioWRXkMFbCYB7kID3N8MjAaY4Pn7AIMnQrAXw4ACdIDNJB0d0s/ixa6YUPHxVEXWIJ0nk1qBtgG4A6YBe9dKYfaoWtApkNtv3sDh7gavw=="
      },
      {
        "text": "j+7W6V59WCmIkAa27QABBQ3ngqVcpP9HDQhPqMREgv0aMqIcZOQHwTbADIY2DVAGsUsrlRvBtkmQN4oZQCcpm0U77+OOCHZEBANtkdzaElc3+Scp0Ihz4myiTDltF96KzfPTgcnQJzVHrDQ3VkF/uuKYHySpJ1Ov8X3CLFZN3D3SohhrwFWPCrknQSkvoldfVGktz/KWUi+0X9QvgMOKjOo="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab01-best-h",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Numbers have about 16 digits here. Which h gives the most exact centred difference? Guess, then run the cell below.",
    "answers": [
      {
        "text": "/qIkIhTYW7+8I5kQWO3TJH1Qtxkzj9GrxCS2MogzzEHRm5ePR3d11rquDfxMFFfMwznvY0gbCPp6nxO2cUI5hQksQryEAAWEKELiaZJEBrfmBHWt60ojTh1md0zWFt+686DtXDLcm9y+Uqsvdphy/r+jDVDRiBfM5l5dP2M5pRIaG4RYtKDyPp4Ltz8pJ+C94MrtrBGTFAAhIA=="
      },
      {
        "text": "7wzrJEwg/dseU7rjvm6dTz96suGLpoz50h6kYMopjtIN7QA/2anLDbbCvrarZ+g75KMtmk/2xXrZI44cX3w1/FY708XO/T4Oz8rWBTU9lJ27WXAk6B/sYxTbnwj3VwXCCRkmBSsoEx3mk8ROigROpzXgdA1QZdReqy0OT+ZoGreZnk13ggjevwPFxTLZ5gexM8OIA89opTWAhqc3sOFegZUQBmIYFtfIbBQyH+qrF+3+X8F6xS6hjPAkNlRbceOhWKlBxNLzEaxXu2cd6jHqoW4u6QXh"
      },
      {
        "text": "Ylz+ifog8oL274yEILNKUa+tE5YidVq/ByltzXp70/TpICS2CiYnhxUmSWp02/3yH/y+R9dvO5VGo4kCP005jYG3vkDTjOKmE7H7YgZw/tkFRXaBHsgSwLQHMCQJBQeopgWnA5EsOYkRxzrct41uysRp2EJDbWVXfGxMZIJ7+j82ggAvbkgJaY7UA6DFRmDPoGOT8jBiR4SRD+2nqZbUK9DEx/huoB4gAA=="
      },
      {
        "text": "lVYJgisrxE4zMJcY1AVD4TzGfu6fWFjm1q2FE8fJaQFug/zJY0arEObwems1a2fVch58JBULXSLDPOulfd2FBLY+KY3ivNn8o5qvdl80MpzZsrV3B5AEP6vqGWAtG4g4e8pVWdWplmWWZnI8XHtKfI2DzCh4YjXfltA8YuPMBqrTC+zJXx89zbZooy+Yps/DUh9A27AnJKq7xCLxkn4m"
      },
      {
        "text": "oady995RMZAE8PzjY6pDLwfIXe4+Y0aRXj6fovhnIpmRD0DBNANjmQo7DUzqUbhWfLqn2/P8aUJmyBbRue+m1yZhIK/DNhltiwOPCpx0uDqpfaDijXe3u5QpYsXZIfj+jHKPQbCo0Dr5tgiEzh9SeWklBPS2GKG/6BqebCifd87SZpUoMg6mu2xiFZ0Ty8t1STas8uMWDRz7dVhT4WLWW24Deur7i6m1qqe+N4RL35myUnSOCX3Sq2JkA/VKoTGbLQ=="
      },
      {
        "text": "pvU8DfGS2D+Y8FiS5p4ppGjv+5ZLgZ9z41kMzWgDNLlaIUse6STJEetshucKHrpQZ6pEV5GaxM3bLlHJwRXbjlwf0HyuUdfmArkss45d2zCzx760I05n1c3Z1xdhD8hzKn/PrEQmzUgaDRMiMEarD6amy6RoWgQm3uqTDzqkdZw835pGPYvoDi/VuRECMWrwMmn9+585zTPKBRS8ugXKaY9B/xnvXoJqRKNsrL4UF/6EAt1QRjM="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab01-verdicts",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "A gradient check in float64 reports these relative errors. With which of them may you be content?",
    "answers": [
      {
        "text": "18u4soisbZWsTL07ga3wDwkJeYKILHCWUOQ12/aalwXDw/BVwI2KvYW/wJXMOTqf0MPL8iaWdMDuL8pcU9Oq0cxkmNh7Jnm6IdDwUpNPk5W4FmgoMin9ONAgCfyaXHfUOVhF4gLa+AXdxrviq6wmT3Y7lOH9iM/cFrrFRcfhRuk2/rsSoGnbDNtCj3INaqDplIX53wUf"
      },
      {
        "text": "BjqpPwSun25WmIwBqOUULa+M5wAf0DQrsk71CcPGQCvPkCU0d/3SmlIzga0DWdxBm7WDOYXawxKj7i9C/cO3M15Uw80LrX25UYEwSNkqQMKai2WmIONXFVzBA626YK768JzCrxEjzAVCuwn8XdBeN9Hzlhb3Z4c="
      },
      {
        "text": "M4kyunL+uTay6aYrMN/gH/rMQAdIDvt6shSqfZ0yJPKPz9A5tLVtFx6xxv5HoRd5024qRVnGhRaUPGWfihX8WrYCJfQdPW97MTD7f8d/2dZPQBi8KPTtq5plvsMRPrsXt1eMf8+aTH638F9nCq0WEUE4VlXMpMs7r3Vm+7hqfFAFcbcf1S9JMlM="
      },
      {
        "text": "heBvo5qOL4776tpoFM/ZHwWTt/M571G6SOeY/WNN+p7CCOtto7n4EBju+U+E/VC+s9hHa+U7/7UhlS06De93k2f5P7d//5nimnSgCrN5kYdmAxCf/zJ0ugIzuD9+k9lecmfS3EwSPDJ6iEj6naUcMbplMEidwovlX9OOKsOrA3+sc/Tq5LALU6fZBsWFvuOGmvn6O/Ea8LmGjrkdriZoJdiGzl20/yjCPhtIpnvODX6c8F3dBw=="
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab01-rate-one",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Why does this walk neither arrive nor run away at the rate 1?",
    "answers": [
      {
        "text": "+z3MSMkg62rTxdqQnzxanvh6DsteSTqv6P0yf1jXqE4nYG30MyiN/GRu6aHzSL7jqeoSvvOuOx8wfiQQRfDmE75td6IZS2wBeZXQQBE1qlYECJsjYtjBGngKvcqh2drJP6R9PuXtfc0e4oIUvA3IgAptnZqFKyH1e7Rp32jF3BQ="
      },
      {
        "text": "3KbRcWMKJmpOF3FwOSk4p740hI0u6DVEu3k6PcdATcGiBsQGPg7rs+O36MtDTPgrV0vhw7v8QXwAZoaYsNdK0vBsJjBTyTOOI5gvL5d4NxQIAoAhOsNJD35DBSxclqwG/ovQEdsakj36egdCTdnDTqJROhDi0CP5HC9WQYCL7EAoouztqzbrf+ZE3p2ZoDTrVqnZlg=="
      },
      {
        "text": "VW99IwYf7Z7iADkMg5zuheIC1bvxkn2w4hpTaZ9YOqDfY61XENZ9QTsts6z11OtPYjO6wPZG+p846LbSfU1UbPG4rB9aQ23WeJVavqVURXsIw9T4daHunWIyxfxDkr0OcQSrZfA="
      },
      {
        "text": "am8/xAkLULsSMSFQFC/QEfZ/hUXaqOHGE7+WVpFUjM/sHgt/JHsmBof/zVnnplUlJ2Kd0JmnWmKS3eb1hMNzP55kbJ5+WrP/yZjoI5eye5a5MhfyHqqLagluTXn2HjZ/nqt9b+RBwRBs93mvEjEfuyF9TeDO5J13ivDfmsXqd2Ja33fSH3QMEkbK82f45R/sXn38LEm4gKz+KbE3ZdY="
      },
      {
        "text": "i0Pcer4qh0l4VMcxdox6GyNahxj+ycWOoZiW+oaFReBUiMeqPqiribcAWhGSMZ5/nHLNbHg39kKWiRewTtdoPManpKZslk5tul4kdu1aEUP/XSwvl6+i1+ra5m0jb28hk4yjBws7FaxiI372kDt66EUyooNEysOKHx6B7oxqNJlmCTjKyrfpPQ6cpBVxUL+Ot2mmCN0y8+VlTl9WWGsl4gyeOtEJgXjMLiBywFRewov26fDaJJyNF5fTV/yPUNitywuVqr96Mc4yqxF2fhb2"
      },
      {
        "text": "vKHUZxUBa1O+Gch06zmZTilZ7nUgZ74jO2+XbEq2XlrkDWyruAlBtugH6nhN6X0/EY7UG+STKPiB3kV3Fu3NN6XXN4RRhl7pwmJXrVfh7YbVKlCLOMm2Y+IIL76KlfAvV/Gq6j3jfhCkfc0+4rpXIQMSFRMLwdjwI7n5nDUiNDANAxFQUdsag5GqYak8IsoSsZkGgbn4cWeJRmWxbgQH69EOQ5gAaAghq1sKU5xZ5wSdYs8E21v1hkSDhaJbLhJUqBjzJi13+iE="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab01-epoch",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "N examples. You draw N times at random, with replacement. What share of the examples was never drawn, as a number from 0 to 1?",
    "answers": [
      {
        "text": "OGgoR45JSPoRsDTBNVue2gslG6jm50UDzIs9GfT2h+4CJKeKWZFrsoBfMfTPZ1JY+6ADHhlTjvfXsBoxEzZfp70LUrt2BIV3sxtF72+QeGZK34LxbBAE37uO89SAAQiw1eUaSORCewKdfhBdWkLrJesHwItuT7FBJhzhbBexH4HFRM5yLoierZQN0s52J09Tewuo81+hq7LiSuwTHnZ3zFf4aHkwDdmU+1z96mGUrjQs7qCo4w=="
      },
      {
        "text": "ZC134xSAD8jnLm0jRS3LT6UvPyrXq85n7p5laG52d5U+WYpk1oiJGMmv87YqD4UevR8iC0JuQ7LWZntCIxlDcTOeUtHhdZDNPubCyhoKz8D/pXj2+n9UTIbfPNxUlgfgXSoQ7eYSi/hZ+C4TdQ=="
      },
      {
        "text": "gA2lpaP6I7zlg4oKwDmmEWZGvZXCr4SgPpncAcv4Ivg6J8jLd96jICp37oWdBkCDz6JN1EiVc47keTJEIFmEFBfE6uCxRDeh3pKloS9H/CZcVySFvq/PRlYI6+8dt4aoXQ==",
        "offset": 0.019999999969999998,
        "width": 0.020000000020000002
      },
      {
        "text": "jzkZe8VwyBPdL4HJn+IzXwJGHlaPBLs5gGIAUizGle8W0KcYe4KC3y1IpwmXv0mYReCggPH3jzK2H7YQQZq53xSq8p9h5kHS/nWK8gOoK1trYq4azijYm8kR9d+gEEepbN6pt1xBemgMYAfgtmXqUBatq6T7GEQLPsHluCI="
      },
      {
        "text": "oqfBFHM5/Y5qNw+Pc/FrldaCjziedakQd28EcEh+KXrLMCVLKZSb5NmWh+3UZ97LX2BOUYW7UGyWuRAwdRmzf9dUKDK4kAmQJA+q3X9+n54H2LX2eRA9zLM52Zgizudv9mLeiWg7JxXNGmMG6Gvf3wDEQ4bsAE5+lV9Z0nE4u/EEF6Xd440WIjg+FAWYx1swlFGPHeZol7MCZRueHyt4Fz+tyoOBV2s5qQ==",
        "offset": 0.019999999649999933,
        "width": 0.020000000020000002
      },
      {
        "text": "t+g4vCcfQ3cNZl2ZNXxXdTbnnxAZzcNR5gPmr4/zXeMdrpymP7YAKGGXAHHKuoxwz0e4pFIEOzkWDGsjuNt8SooEt5opKm80lKB/Hp0FdjP77MdmorIdQ0WLOda3TlRGKBcnmZzERIjnH5Cdg4V1kSc=",
        "offset": 0.03999999953999994,
        "width": 0.040000000040000004
      },
      {
        "text": "xx3jcudLUElRe15MM9uqu0Er5dIbyv6qOOZ0ZC7o7udi3gM97oPLpvaGuCqIWIVFAhe9KN0YMEVcyGFDtNL8kgQhVZWm+a9qxJQaUVr8VMOXoqNyjpInS142+03FWmu46Hl41bbN5UuMNJ8BiJ0iGYjncgT1rq4P7S3zNsq9fSgby/K+x4d36LNqlA=="
      }
    ],
    "kind": "number",
    "letters": "abcd"
  },
  {
    "id": "lab01-batches",
    "form": "choice",
    "question": "Will the loss still fall at every step?",
    "options": [
      "yes: every batch points downhill",
      "no: in some steps it will rise"
    ],
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab01-rates",
    "form": "choice",
    "question": "Which of the four ends lowest?",
    "options": [
      "low: 0.003",
      "good: 0.1",
      "high: 2",
      "too high: 10"
    ],
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab01-gate-roles",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Three gates: add, multiply, max. Which one hands dz unchanged to *both* inputs?",
    "answers": [
      {
        "text": "2hxnNPsG8TPLdn4ynNwCyudC+7qJYZyOMtQpI5M1Lzys7h3HRC28W+QgZbroWj0cUxtW22xL2Q9p57xxdF6EiPinyHqwBggv45wW0ojqpGL3zdwublB1S0dyTDorrgpWGEY="
      },
      {
        "text": "LZGkgS2PkivWOz8o3SaiRUDmghN7FTXjaU5eMlRaRRYNDAdfaHI1tLH+OiLjc+jBSHO96VNVJFQXIxbWHyZUzvz30q2BngrpG4MzQ3p3qoDcv64wpHszGgqQhvePqtHPEpAj06rDVBVtgyk="
      },
      {
        "text": "j92NpPniXzOxyhgfOAysC4uqQ2FAJwqF+CEgYDyV8qLwuVIr5oxbws5BGlU4cd7t5jCZtde/dak8v7MYYuchi1r3V6I5DkkWUNKwggjxMJfHYXuk4/0EMoyFn520bgUnOK0WqYidz076wRB/Kotlzmg="
      },
      {
        "text": "jFDAfWWuhAoiFVJUfzw0oeWPmTL5swswcWeNdrUgDoxoFNBRDPXXcKC4IOScpePZKNPRoun0I0MexYFivLSkiXCEy8ZWUe2sbPZxGZ4GOqoPiUD1zq/cRGqQswqO2IPPmN05TBCPeGbGYNVx3ELP3PpgcORNn1kx5vk="
      },
      {
        "text": "uriprjjagPpiW54TKJ8ZvftYYJOzvARmqYMRHiUoL5bL2ynAbeseuqVgCZ4rDJ4ZBviprysjHB9Iucgk+w/cbBF5V9MAa5jMYEWL9TPRZA4w8yaXywCYWg7hPC3NfSS/krAKrcWSOOcSr+l9Lw=="
      },
      {
        "text": "zH0Ehbh1UvqBB+owBQS2oh75mEkYHpm0qzZaYh2gPrMp/Coi9gRgRRfzMcgBjHjEEbx+nF+9DmJ2/Lwe158oLQ9AHLO9bsE3w/ptmUpzDg4f4JNIHzRHPmOs36HzmVHPvynDvTTcc7rlxAPAxo9ssU/Ftk/9MlC89yK+PKULobE="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab01-circuit",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "You may change one of the five inputs by a little, to make f as *large* as possible. Which one, and which way?",
    "answers": [
      {
        "text": "73f/3DQYbqENNGxkM8kMBAJnpFOUI7bkUfAdAaCUR6BMyv48FZYjT0K8sJ4pLz1bC8lbToaP7oOLmRYiOI6L0szifoH9i4GS8E8dT4q5c0NIpGSrrjiWeigb6uvhSmUbjbj5f2T2nU58Pg=="
      },
      {
        "text": "DiwjOzdSXrmEZ8CwUTBybyLP6MBsP4GXAnRDa3OotuFpu4G873mGToFJM7SM6B9pTE6xwtW+ggAT19X1G3ttDljzf+89+eMrHdS9WV/Np22+vL0NUU0RpIV2t3p6zJTR8A=="
      },
      {
        "text": "NPcueBPWB9blfjqvwcD+tkB0+/A/AD0etvPliBiFzuOqI2M3VoahNr1LaXcywFkdVy5hFXY6LTYkYp0vuTfXlwQAwGCt5OTVGHZp6w1dybLV3/Qi+6x7xY7g6bx0UdKogETOl95QjJSJ0tjBgUPwqOmRbUmAzLOf"
      },
      {
        "text": "XgGyS+QdCS1R5WVuL/MtCGKxfPoJ93b+BzIMPUFWWhR5Cs2Yu6FOhNN3k86gO0gv3Va+MklhWRmq6xyhlO+437UydjEPt7OyeCSu3FPPWgpumXQxldILc/Zj1KhsZF0XCBh691xAudcq3GPg0Q=="
      },
      {
        "text": "YincKz1mwZ2SwRY0h4RBqRhRKQgDi8dAQ7EoNZq76TjW2fvGRSzT/3MsKTyVUgIzFCk/YQqUKSZ5KU8XPQSePDvjPxVdk1w9rlO+90ZlbNh3GGfW9W+t4hFg9+Lb6i0nFw=="
      },
      {
        "text": "qyUi5OTD/+9y7c/HWHcJdxIwv9fvErf6XTd5JwW/Ow9a0Wi8YfREGrs91v7zidSWa9v6SvBGIjnmn9+/aoz5LgIzxnIE7Nt9bMODLb8lLn/67W5AVxBSXg=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab01-jacobian",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "How many numbers are in this Jacobian?",
    "answers": [
      {
        "text": "/LEl+hg00FLKlmmssouWeQHyZqPRHf/G1QVYJy/ppF8qNfp/SIo/9/xzp8A3Xt6NaARSV5HconeiSoyskqfPz0GtCzHxZrtnNj5EYpRzaR4="
      },
      {
        "text": "5iuYO9Dq1q5XOb0SgNL3Thvksxxv955b55nz00pfIcUNBHDa4yBVRi+TSTsRmtYnKbenDEAChXF3S8PuRc/SAcC0fBdGvin4J5Ph2C9YXrBb0DK+oA==",
        "offset": 0.009995904009429069,
        "width": 0.020000000020000002
      },
      {
        "text": "8dLQw1FP7X/92J8pAHYtzTXqz6SBn8RgcQzqAFbNHBGBju1rr/AMB3sOObkYcpwv+JSxCBOa8sKhm93qnDOezmXLlZx9Y95ItvBGsg==",
        "offset": 0.009991808008635417,
        "width": 0.020000000020000002
      },
      {
        "text": "UZrJKrny7dGDVs3wKtb0sOvgh4IZu5eaMbLKxL58lDhnzXMeR1z0/zqeDJkenW1FGNO5p3YrpfPSIWUgJkvDHwHUI7C0U05Hw0LZUZ3qEqH1MrfC6wMwyZJzpIJCJloUSLN4iNJigjci7MqZUJRll8ltEMt1v8TvpGDDD4WFbXGGFArrjxEXr4rpT5pJ+oQ="
      },
      {
        "text": "bvaORbduXIsQDcN4q5wBGA2sYFnTjBQrx55rQCzxno/bE9UajMgeoRsI6hIuiR+ftlLgGwf1a9eqSdtbJSVbGR96n5eWiId+LaffDG7DHW561viGpp4rvdxy2WAtE5KElNxKlM85VmFaKkTd9z/JZFYiCP4UuD9/w3Nze9FIUSz2",
        "offset": 1577215.9847999979,
        "width": 1600000.0016
      },
      {
        "text": "rIg3xM2lMsh25fZlcLV5QAys3/W20rGjnpuLKgFiwnHFI6gYm63gZW4t9HyprpzwFVakZGH6nim4AJZPS+o9NMHTKrgKO3QbPa7tR0V0+PpAfQqhmmwepOI="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab01-why-backward",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "Backpropagation goes through the graph from the loss to the inputs. One could also go the other way: begin at one input, and compute for every gate how *it* answers to that input. Both use the chain rule and give the same numbers. Explain, in four or five sentences, why nets are trained with the backward direction, and name one thing that it costs.",
    "below": [
      "an open goal two thousand looks three clouds again a straight classifier",
      "import tryrecipe from chainrule course notebook await tryrecipe budget recipe learning rate",
      "your turn write your best one into budget recipe in exercises goals"
    ]
  },
  {
    "id": "lab02-xor-11",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "What is y for the inputs (1, 1)?",
    "answers": [
      {
        "text": "O/ly7bPDgnCEjVxPGw2MeYCqgGur1YkEmJDg0+AoXaZ28e51ij4Zqln35i4l/JOOe5lVKGDhJEiXsV2HHQXKkHLzvNrNND8bZ6WVxvvNiPKEnv5EmCI4ypcbkrI7DWsMYPi2ask5O7pb7boeZUcggOpE4SIRt58="
      },
      {
        "text": "P9x2t1wlJCpH0leHpbKKeO0oEoxSAAD4Jps2+41rYS0Q/0Rd7FqR1csYZA5jaS5T/A03iyREZ74iLkCd7tFA0+3LiQHDrasFN3Wl7UAuZB0s/LC5GDO2Yjt/G1ythJwi+IR5T9OM0PPjZGyA7VjLiXHvbRtXaA7gkKY=",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "YDUEG4w9Zc20kkg0Al6wAfSncKkVCx/HeKNaaXyB+FUNPk7tasdnobH5SvyALjOOpYWCVfuM6G75RAN95xY4dYAEzK0bxM2yXWQbLj87zGOIB1aGGwF2iTnlipk69fUfvBtYvEiH5I3uFmurpQ==",
        "offset": 7.000000579182597e-11,
        "width": 0.020000000020000002
      },
      {
        "text": "YPP9fn5/ZmjXVxwDoxslD+uDpJalhY9nvo9Ony5SoYW5Poa5Bar+tSP9+v4OW7OCwtQQBl5ADFqTUqbkHdMnYfy69WvvUqHXdBZM034lR6MWCMNTzhYtRc/NlJm0LQIsr7gconmSXMPWb0OvgiFAl+p1PQ==",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "luNdKPBOakqsK9Ftca2FjwYR0xV3v0w5quOKGRf8VpnDkQDG82ah3YMfHvPIWDwj2POfN5BKe3d0Y61bI3NHFtIBeNU8zT8A8IHdRQ5Ithlr0vigMR8D7Cgnfl1EieWzIt6JmqTySzAAxypyim2DYW71QGhN1tbajpkyOqYq"
      },
      {
        "text": "uOneP++dFYP6pBXZdUKxKMdYqi7LL9WBCGpvz/vbiE+S9RFkwWKGZFkBztkGpdbXVSJ3XSkHBI1Yo9NjQQ1VJzlb43Jbn53YMTXhuDn7mz8g7v7tL/Di3INq44DBhnKpkuk+tslf5u8gBmlS1g2yks0x+OnmWal4Aw=="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab02-two-affine",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "Two affine layers, one after the other, with nothing between them. What can the pair do that one affine layer cannot? (L3 asks it: “what happens if no nonlinearity?”)",
    "answers": [
      {
        "text": "4xc1gDNmcv+hYKD7uSfUgxRrPzlV3+/svqBBIn00exBvXaKdU/w/hR8/46JesWJYM9OiCSbBlzXJxgryuy3TiWsTuXWnbyKiz1ityXe8RyUtEMAN5R2Ho4kTwLbITbq7Quu98/r6dvxW5sT8ZpOA9gvUSw=="
      },
      {
        "text": "AYbXLbtXBBpAHiKqnwGq/bbn1Ko1dqEi6WudpCrDBOH1e+rvVqEyYCLL/FEe4/vSMccKIOiK4/DaVwqmlCANJW5tPNM+kY6IKmfq2Um4VkmU7RnXXoKEX8jxgprkKrOukA55vSBv4ayBEbJlNuDdkf0GVcosyjkiDHnAdf4moxGrpeEtolH2ffrBPT3ajtEIcMWjCRQFyK/MWUZOHVUf3PPQbSP5yHXB"
      },
      {
        "text": "KBEquQRqhdbizQ9Mh9bBF+PHLkX/614F6Y+mKQk+Alca+nS9/XVlQrCic3dtaLNTTIyVd0YgMI3QlqvFazxtUvP1/XrOYXz2i5bYAHNy+hL2aCmir3rf2SAOaZKL8A8J4haMEP23IZ52yD0Yu8VOjdaSKr1C+GEXMTBgpr81UPW/Isa/NbRTGtZMzeUsurVtuUAyHNTLsodyjB2kxQ=="
      },
      {
        "text": "Zn54vdMWy/Gxr9VmNNRJtrlbyfIhcl8t9MQv4J+a+fuSP5o5dBog6ayzjAXuzzHej3qhITVve6/IU2ub3tS84lZa+qacsp8Lw13O6HEtneODTZ+Y6+2j2803utIq6qB/QiTCFcJPvtBf7CpCBZ3+U7xd9s0fcMS4uLGJSnGXmD3Q4WiOugILDTqgORUG"
      },
      {
        "text": "tyfj7oGEa4apQGyBoM2hIJhd2ch98TzdaZnV8fSaZAmEnoe9lj1LpHv0sgFZU1cZgaiUoqS7bIFHdeQsuDWqFvx9YXsrjgQEQJxBcyFZ5lHOW5a3SOyWq+yvcGQJtlKLqqn8602oIy44rkLddCDNSypp3u8Y3nMxDMRuQ9sQtIlz7RgNZ5oM5PU8/3tKQ8ojPF5ahqAyHb8GyVveVkETKNs="
      },
      {
        "text": "y2HiOez4LwifN88ay7Fag9kBTT9tByxOY08LL6/Okg7ArOxvyxeQkoQvBc/uwW1Dp4jIn5Q6sQ5u5HkbXNhslXX6OBmjfbj3AsNW7l2tlTSAEYFklpzFF71fnS5BZaKPYhwRmn1QZ2CjsO9K2kNARuyUT9QuZ+SZHq6rl6wHWwGa874mcaw1m0C312Ijkc9+yRlFzqPdSOQCQ+cHq1LUYMLMvOcWoZidZXFdAQXCEFoA4MDf"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab02-xor-nets",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "Which of these can solve XOR, if you may choose the weights?",
    "answers": [
      {
        "text": "8Q1XWRD5gNlwUsNwmiF2L5K6QW4z9p1Xucs/9t8JNP7AlIAlJZL/StkjYpNM/n1SYQ80UQo3+jgFun6bfmSzaBMX0vTvnl681Ppud/hh2gWthGspC1bz/BUZpu0eG7Mto84gwecBE0eS5LVU8fblTYn8ST2mq/VIuu/OpC0OWVQqQGhAzG5Gqw=="
      },
      {
        "text": "IIqa2J49VhySTMYsI3fIUi82fe35KHgrBSGL+bOuzFLJaPKDJLWDLBNKOXcGmD7ZtJC5RD8lve129TyIAcBsOWtjJqGkq6rfebAEzOypjyfqiJuHscMeV2y5F0p9wamQTrr+iFd6eChJbIkAOkaJN2X0A1tNf0OWRctrVijI3yw="
      },
      {
        "text": "fHpS/PFLhIlrDm+jP4CfJUbwRJwLaUraF3aVzLWuGMsVN/CNcdnbwLcdQ8dZMxnPETDPcNLYTVKh8Cih6/D4tG+836wYBIM+VLdhFymxZX361FVe7agGlgIZ5WUgscN91mGJz/MzSHPXydf3f72971rSAjjC3nM="
      },
      {
        "text": "jqrc/kACFoyo8tm0SQ/qQ8vQMjdDHwjb90nBJFoSsnplMxYu9NRKU4uMWUxe8kA429jNwghAy0JykIXz6T6qKq/YC0RI71TQzln6KjCKfEWZoJs="
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab02-db",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "A batch has N = 100 examples, and dout is filled with ones. What is each entry of db?",
    "answers": [
      {
        "text": "JSA1hgTDExrSAnM2AYDMszesJ944tHP81sXMVokkdSFvzglTFOzqkw5gdjD0JbTC5IXLv2STyxrN4mM/tlvHzsVIyR3OmdJtsmfioltrrHaLS4aWHMqjm1zCd4Pi2BQ4Cu/jxrGbBImRxL+Uxxen4CMhpTOF5smigEB68kXI8INruVno5bTCjIz3hjkJ3xcPC6lNSYXDtMJPKBnfhw==",
        "offset": 0.004999999995,
        "width": 0.010000000010000001
      },
      {
        "text": "Lm2LD1xf//mGJG4Q+ff6NRlIVL2PxZsXn/AuGQSvvEJ8oTB9IOuWqpPjCUDdeqpaUvxLtG+WvjxO/W9OMbPnm9QVI9GcoHIT7mBd27oMZXDEIpNIhn7w+hdZcOb6/uiPI7Ei/WZw+tFKbNtDvRIuiYVam1M55XjxKujcdaqUgy1pr4QuExI1iZ5VgWWSUw4tXnm6ryURirrfTkgonm13HRc="
      },
      {
        "text": "Zxsks701oe193D28/gzPi3+jAu3xA+EXnIQKcjuGFvhi0wlKR/h0HC+3kM7iOdOmtEmo5fzHfH4GWQJP8CVpUqDq9rtDaiqy3TAFtksF7KOaLcPjignhVYdmVOeh+D5+hxWecXKsWIda4g==",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "eywmKS3Sfxb43RW3xQzT/gj+WxJxhWbsJIM9RbM5YYrUlUHGVL582yhi0pf5AqSsYWdpZ3Sx9Pf8a1QafOnl4CvXjVezZPQxaHeoFCqIEgWhn0HLtTdSAVHFDXdZzkKgm3TwqRmVM9TwgrbeqCzlcg==",
        "offset": 0.009999900010001284,
        "width": 0.020000000020000002
      },
      {
        "text": "foSAhood+++NabNMa/h36cTYLdFirXdhnRSW47qX4XltGZs+UkGV7yVPy5MlGrIMVvaqP6rjglvu24I+ILfwtIm/qixNQaY65zSWQWwkZSbCkKJ6+dVQwgTpWtzdcQqC+hIhU67nxCAaTEr7H+E="
      },
      {
        "text": "jHKCeKU5aAKV5ujJfxJHJzue4qvwoOkFzoLCtzVvfq5wigpfPs6PQHg3tagRZkdd4gP+VoNnyZQ2OInXVWEww4V+MfLXBD9J7/ZiRReG9ANL6IrZqDxMd2bkKZhJo1kpQRirX/RUHlb82g3Pv7CV35t36Pg="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab02-count",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "A net takes 64 numbers, has 50 hidden relus and 10 classes. How many numbers does it learn?",
    "answers": [
      {
        "text": "0J7S7ShNnbbwy7GmAugG+1ruYpACr4bRWJDLeEIUV2sreztyfugl73EMpCU9nnM30Fxew32Udx9yubiT+o8CfWenZ4JZwzRuNG2a8pciYdCL74cXNes/0NkC1JvopVWK72qDgSENLqI7WIk+6+Yr6o+yVfwSkQ==",
        "offset": 0.009996300009333936,
        "width": 0.020000000020000002
      },
      {
        "text": "bai9qFXE2ypKgqFtqxW9Oyu4IARHXaqoilQmMVrcBay4W3qraVJZuxPgSAq13ttYDh6W1D5e87tv3oUCaNUY1/mw99EjaZmVag2GZFQXwKQP1E6UbBw2av9xoblAqF+JzBwfyeiExU/CkgkmF3vrMfxGDwUGuQ==",
        "offset": 0.009996240009513713,
        "width": 0.020000000020000002
      },
      {
        "text": "n0ttFg5FWXs4nRmOR0xyHXIWGqY7YoSE+H2X9ImsV1FsRWemMUK3faFtDXyXdP2oWRKINtIPt15MEIveqKsDSOG0jM8TEareRUw4L2vZs/pWZoxTYV03aTa2JYiXVQiY5PJfsTn9mlHDEG3iFsSaz6KqIaQ=",
        "offset": 0.009996190009587735,
        "width": 0.020000000020000002
      },
      {
        "text": "xwdx0P8tQJySCg5Kph7Q7rPW7d0a7qFsV5daBg8QfXnxo8OHSZypFWdt8is8uGd6wy864XljowYp9xSS+fOcwVaH1mMARO3OwRAqR2fSc1Irst83ZQ==",
        "offset": 0.009996750009577227,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab02-relu-grad",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "A relu got x = [-3, 2, 0.1] and now gets dout = [5, -4, 7]. What is dx?",
    "answers": [
      {
        "text": "2PjymNQ9cumehxqTcbvTYXm5lckezXhdnFuLcyQUJhX1/h4TSyF8yjVz+15UCJNzQi176MjmIS1/IkMtdNzO6GT0HJPxWoWDe6IDppaqq41Oyb4N67r1aYRgBLXkZTnuoo998agzaWASVjabsDpRPvN0"
      },
      {
        "text": "9luT+cySDI1ifelauhNYMGBHFuxI+1LvjduoQ5SB939Nockva7PObuCg37tUhLt235kzGsFxm15RXdRW7XLfRvwQIZ9hIMuETaJQxcFBm5gVrCKKplm0gGjIdHarGPpeUR4ejbHkf6aOE2BH4JTae7jVU5O2sQoXqofLYO+y"
      },
      {
        "text": "FAEl7J235BoAAZh8joZSRZ4L7I44z31F2Xw5x/FBE7GKkYJQvtzKJ5ZHrYjnQsCXJ5ftdUZZbJb6ENg0yufe87oFxwqhuCMxjQO/smyQkD/A9x8zd5y81RMKV9hz8vt/sNzstbw2CA2ARPXhizaKzG7DJkrUCo3ZZKLMHFUgameMpuhIJEOayWOGDH68swQp"
      },
      {
        "text": "IgFGCeXZNAgxLDxkaRCAGzcwTY42iYQPRsUYCevognHYcLdqSvDE+baHDZ/eyH2bgwxSGZevn1xQ3Zpy1zeJqkzx8eS273BiKMmc9jTzZFpv7DzV26rVCk7bpRE/cPpiL0YoPe1COhEfz6vt+qiHNDhiPdyWSvJPmUzKratcnc32j58="
      },
      {
        "text": "KPgdE9bUN6OCw4k3ib7Tox/B1ClPNuVYB6tk7fmwG9hscu/buskY8UMv5mEwVSBFbSK0OAuNsIZBLpTXwE492CaJdbGs0DU4zI3Saf/xngWkU95et4IGb2+VnHJ1+WNhkaMcgnqDT8XtxGzdy9kRMqZhDuZJm2fVpe+L9bA7R+l8eyL5"
      },
      {
        "text": "tEHLebdpJbi71dzb9B2PicNUUATrdYd0J0rZ7AaIxfWDPH/SUAfNHGuAh+KuQ3myqoorHW02hPrqEsq9PStEwsIfuuwk3JavR20/Jgo8cKn1ucfE8iI2GDyGWc5CxuL1gs+Kv8onZqiMup+F2k9Sg5ZovlYKpJ5WTjcCXK1usrwqSabDFWNQMZJeo9y/5NiBBg=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab02-err-root",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "Three classes, right class 0, and the net says P = [0.1, 0.7, 0.2]. What is err(root)?",
    "answers": [
      {
        "text": "45jMpz+OjhwxRp/VL2XF4DQPYxL7I3UfJf4ToR1DgGtZ0wm+czPwbF7BflHyBKC+uZQ/MqtG5SV9zRGoGcb472dJxAtIYj0SRHBV8vSeG04531KcID9bb0H6j1MW3C2KmBZMKeSr73eAgr05bw=="
      },
      {
        "text": "Kqboe7Iu45h4ITwLjaQeKr/1Bzt6bOEm1nBRc6G/zbLm6xOXQvKJsKSps58TBW7h2hxOhZ8vTbHDg7opx0mVzOnfoj8PNBul/eYE8uaDlfN9jjnuO658A+k="
      },
      {
        "text": "US4qiI/4LeZBWCalxw+DX9vJTIPl/MO6Y87XqFbYLaG7D2XmX76xNlnQJ5bmzJ2PYnYGW7K6KZ0Q4Mi8i33JX2K4VKt1a3v0xGx/RdtrV7SSJSi1lS7BBEGAIr47UZWypYKBAoSXEax6i51kgSH+r1cjrCghwC313Z1LDAlw85uWNAF2GZgQzzGtF09ovfYt6UbBPA=="
      },
      {
        "text": "kbKs1FF9SxwJn0WD5SAqE7JaroCYibZwwKo99QuuZ/0vIzVZtVbOFJbG50QId9dfDfRA/OpvPfa/3/JF/i90lV6Ks12jl+8pYNhdIuCeih5QG+AwZmpQHaUnRYcIj1vs01Vg51vhqTumLrhKA8CaVh+uYqZjhuFdccgwTN1d/ViJZ4gR"
      },
      {
        "text": "mOv6H0Cldo2l82Sjb2B4s/peThbPg4vjAwBuA/YGpQec2LiIKdUrUgI7v2mcz8naWLRmvCNlD2R9pBRebMeCJOfcts8jlkFPzakog/k4FgX4yj7FlcKI3doinm7K7kaX+0LwPtqc8aNW2g/jIaYJ0eOWRZPJ76E7L+X+8nrUzMN89D3kwGtOezRIcp/7RbudK18CjanTplDGidiQcUoNX5NE9jgTNnQ="
      },
      {
        "text": "v5wDWoA62Al2Jh1yWMhGREytOsdlybZTNGPfSZq09/5TNRpoJ4BZFaSNxdUWTwj/eeZsmo70v5LTebSu4lBPikXrRA4PRCqRDvrZzvD4PheUuII6PTDznqmTXAJZ8J/h0051p/dI215YlQVLc0ogNrw0VfCGhQkP78a3Zu05VlKKcetug0xe2V12goNyI/ReoV2myVOio6A="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab02-loss-start",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "What must the softmax loss be, before any training?",
    "answers": [
      {
        "text": "DAfyb4sG5YugXyqDZdoBNnA6anC/P0EHtzKhtCWz8Bu10a4vrFsKLedX2+KAS++bPio6b2J4le6JyBF04Tn5BY1vam8vPaSQGSW2//s2YZbdjkStxF8qlWE2LVYG2nqtmYB9dUR0/MK/5BNINnpJdW0i"
      },
      {
        "text": "RGL01x/xwLOypx00THtgJHChDV0QQjtsYoh6pLAJu5SnO761xwLvH793ltGVeuPGOczuX16NbevsyC+/3MTLjo9GhNSMrwo5alTgPWHPHueh+1fsj0ciogY78+FoCZ8ESmVWUG5hzkxoHd1bT+c=",
        "offset": 0.0049999977049997035,
        "width": 0.010000000010000001
      },
      {
        "text": "VpsqSX5YeQpg+vbduhI/CyVNswUCw8P0sQhXZZzm6kOHPqeMiJfMkjFb63BsEciC8iCUd1XICtDEIpYZCz0paE1avukGU0Jan/uaauQ0rJroXAYCOuqHrVlZ26/KeN+1OV94QthNv9hOnOuEuPRiHpU=",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "lRVIZtWlRB5bBCJx6Zpj8Mf4HhTUIItUvfKb1HrbZu3u7oHWDQAajHgwf1Cwvf0atpNGwAcBpY9meTBaGw9mCa2a+y0W1IitOW1rnTzIcMxI00PF+W32k178eRjT80fiTNhm2j2pXB/p0BxS5nS7aBsgmTLBpkN21qZ7I4rZVbFJ7860i9yrNw=="
      },
      {
        "text": "luDSEI2P4NUFAe3dVSGWbL1rW0waITI5RTuIfzQF/236oCTHEm+0V4sRF6vL1QsRfqxxT+/Ss7KOgzQpjIUAeqOA/U+K6plECcWRGBH67N4W7LPuurw4xLQr6wDN5p/PYSHq0UOW+kFFILGjRiG5WGkR0Qoqmz9o5RVhHjbBKlGsCwkc",
        "offset": 0.04999999995,
        "width": 0.10000000010000001
      },
      {
        "text": "tuoY4Wgz7argfjUhW3/tqPR/nazqv1QXxz+6P5jjQlCp1/QqDYIZs5RHg0qGgu5X2g4cfSlVSSOfyEsaGIYXjDmzz6fKKfgJTVt+u2rzfD/Z3Za2M+6kcGAYZPBh3qiOfM2OTqwNtXj3hZTmCikJ2eP9HHVH"
      }
    ],
    "kind": "number",
    "letters": "abc",
    "replacedBy": "lab02-start-is-right"
  },
  {
    "id": "lab02-start-is-right",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "The loss before training is 2.3026, as it should be. Which of these mistakes may be there all the same?",
    "answers": [
      {
        "text": "QZlR3v2WwwBEuauJ6+qFl6o2W5Sgc0XDA0ZtqBjr8el34ra3RZjLUQgHjgjDWNWrir81sU+FoypiDNuVU8IXWb56TSbWLWSV3qoDbd6PvCLJnQLx8/2yz5vY6IWbLxW6oqxuDpoxksO+DFgQyMxfpb9vjeB65zH+dJ53eog/SDeCyoBw0Qzy6Rj9dUGCnXMXcCK304rbc3i6g0aho8mpATT6EGX9jE+ZFk6COKCFZnhOWOKF"
      },
      {
        "text": "duNFzeQg1Km5tkeukzshkCMF+sq7gq4GTyWIPcvDLNTjFhQC5+SqqOZyIoWRUeV4Oj7h83cP1QEf17q2o077+4oDFrqyMlQucBauJtPWBq3X8a0o3k3JL8cqiTzH3WxeAUD99V69ucEHYPnRASa7eV8plVMiQReZILUrLaXurf8VH9P2FAt1sQ=="
      },
      {
        "text": "duNkZG96QYT7PT8z1s3PKzn02NqXR+nHbrZACJKLDZlh8KTijE71jYFcc+j8XbW16Ah6dfPl3VHQgn3xfBMmKk7edG/l79azNSolvpjlTN/rPNMUcyIqxzYEfZ8cK87Hx4xmEG0Mfi2Vldn9kJQVAxS24wnbZs9pXO5anQ=="
      },
      {
        "text": "g01un3gzEM0UM5lcIEPkUkXYYp+lQ9Jvf5u7ILCCqDVuwH7iboPqlvt2hVQ/xeK2gLMtILpdCMEVEniCD8JVOA/4b9nP+HVHcbCfo1IwHUsLe/n0xvIiFtuCGb/67ZwMoOc6WfKuhlp7RqUkR2dH/GXEmXXeJFFmS2jZqTFhpQTOqeG8wr7ESilmsdxyH4M6"
      },
      {
        "text": "n2zWvNwEF/4WTkBltDJcMmiGWxoP8Ic5Jn+P+rrWW/g+novMNtX1iBJcnnNSimB7VEbUBO1gi9A5PDqtLHtHYzlZ3hZh53mIaMGlYmtcc7OYtugT"
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab02-digits",
    "form": "words",
    "question": "How will the curve of the loss run: evenly down, or otherwise? A few words.",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab02-hidden",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "kind": "open",
    "points": 4,
    "question": "Your net solves XOR. A friend says: “So the hidden units solve XOR.” What do the hidden units really do, and what is left for the last layer? Refer to the figure above, in three or four sentences. Add what would go wrong if the hidden units had no tanh.",
    "below": [
      "an open goal read digits in 300 updates to end with real",
      "import tryrecipe from chainrule course notebook await tryrecipe digits recipe hidden 20",
      "your turn write your best one into digits recipe in exercises goals"
    ]
  },
  {
    "id": "lab03-overflow",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "What do the two forms give at x = 1000?",
    "answers": [
      {
        "text": "8IovjlD0UpM9y6d3vrpf0pEYHkYsWFQAzhMdcSnwJuDhbTeaMgkOlSO3yqadVrzTX7Qt2Sw0p5zEyt/mQStOklTlr4knwywlhsf8fx7e7j/lGzkqUxsE/P58/DfvdcWALTJKjwZcHgWyWlsB5oAiaAGX1vIhYktEEp6/MdC0SHR74kFw6D88IFryx/SKNitaS7+6zjJuCWXLC5SShoPiH6RMKo1SgyG0zgAIGjAB4/emwmTb9kC1AryBjUAZn14SEA=="
      },
      {
        "text": "9bAFb7D8GVFV77eZ2jbol5V5iPRCu5dnU/coCHCyZG/T6PoKASttE3BVRC7H6o2T0+GaCJw6bQH/43kbV0K4kNuA+JhY5bB0QzApBq2p0Q3fZ9ehQrvOKqHTfAywj4GTNwsgoot+8cOYhKNjjVU14169FRx95WEyUN3BjDytKUEs2+e+QJAY4ppAEA=="
      },
      {
        "text": "E2DMGdOE4GdYlmmAuiEGYr8Z30L6Gb/LiElQQpJDURBq4e5I2e2dP9y15ehXSHf9OnJtdNLrCan6ycibYnSInZMso51nIzv4oNG59IXdHogVqa3U0XZsbz1FICxo+ggv4vSPa7JTl3CCQjUXo6T5+EqcPrdS/vx9kerO4alnil+eKCJggdLdYbpwkbGWz9WMb7lSW21uYcdiv3XF+aNjqdlgY86PT7zGnz7vC0dkrBd9uaE59kkRnozAWxx+BGNb"
      },
      {
        "text": "IKVtfMKO/0/SC5CLixsNOAv8yt87W9azJMtNpsvz11QTbPmkI11EFmDxulF83z9yBoRM3zZYKgSss7dytpKz67dlImkH7udiiI8tAz3Qm+BkM/KDnhUZhkr5C0XxhO7MdGZzDLveh+U63xyDXzZ3LPCOiWAFVPX6IAdDfiBFFvFE4M3hYad3QipiZhl6Ze/xXXMOqU/4GOg="
      },
      {
        "text": "UHvzrosKT5DbRrJSZcx9KFovcCP7p6uImpBLTtqpww+RXilnZqFK9PmPFR9kgFA+gyvZ6bDQcu/KNh3QNPpWvWOyNcU0xUh9d+TCuDirL1o1f6UW868wZqFkTSJrwNhE/zJvWHWb6eGhsopa32CSF2JFMfFc+MzgR3SFsshBSgWhXmICcnviC0gHn3cs1A=="
      },
      {
        "text": "vrTLG0+G+8DZKYxWq7qf2Ak2Z1NnxjqCsggFbGR86hkHDJ4BCnnQ2yn4ajmzBdmPFTc1G3IC5XBHprksKbLWekElN0g2Paof8BvjfZL+FLnRF0Bx8HoLLmx9Incm57eho2zpEFruZatl/juDvQRTM8ZSntO50lfec6V2+/oqIB2EkhGiMm68iz1gDfi3VAW5cuLUGCex1Oh/SBX/fvILiXTDpNAktuNu0takhG41i8TLN6dp6rW/gtO+f9o9mQwvGgyPV/BOzKdO0Yqw"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab03-quarter",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "A gradient of size 1 goes back through ten sigmoids, each at its steepest point, and the weights between change nothing. What size is left? (Write 1e-3 for 0.001.)",
    "answers": [
      {
        "text": "2/8eHMBox3FcCJvyeBIQoQd1ryGU/o89UOwr+DtTpYqaGy8aIoUMPl1/B9YhEvObBYndw9K0duJX2Y/Rcw5gEGXU8aAi8qjCgB+Xk7FcencJFg8k1hQFsfM4dvR53BOONTQFW2XRTRRw0dOJDkxJQc4NZjgBSLJy6l5AdBPDQDErG8j4napmxMDjOG13VltaDNI=",
        "offset": 4.9999999100000016e-8,
        "width": 2.000000002e-7
      },
      {
        "text": "HQXdMeC/hDxw9Ni4YcFkf4y951hB0TY00DU/DnSLO9j+mqrWGLvzW1M2gBB+OcDSRPC5wVfDkGdNgEyyfL0I8CIVLzFiMRuaFLzz9sTQ3MAzUkocGE/Dff5819pZZTvmP08IlmRBfK9jEiX8qap3GcgvHhzssagNSn+koK9FjmFddnz0Gibakama7zDrXCf2IrDC/rH5g52yXAZHQMc="
      },
      {
        "text": "VwX1CVDVOdkpI3GzXVI0jNPaAZbeT35++1NAB2MKR9TosAtkV4rKrIsZ6UIVqYw2suWuD9M3+Nfchw0iNnChWY+tnyaFfKvQl4PxPdoPpqB33zWq1kESazxAa9Wb5yVHqeBUt6o="
      },
      {
        "text": "jWYcc7Inosop6wDvzcrvVYRsKOu3q+COtWv0uSiGU0C33PYUUebAZ8sJIXCwdmN6Z6ihiJA7ArIb9adQzt9+YLKwxOi/AWc8TvnBVJtxxRkHpGzLrBEs+JpPQRCmYe7CBQ==",
        "offset": 0.0004999999755000012,
        "width": 0.001000000001
      },
      {
        "text": "jWYcc7Inosop6wDvzcrvVYRsKOu3q+COtWv2vj+IXRWoza0MSZD8btoJLmLzbWJtNPulmpEgAqZZrNkR2d87dvT036C0Tmd5Qb3RFYVkmBsbgteW6Z3havhuJ3mdJRCBLWYgkm78vFQrsaKDRrKJ+stCgX3PbA0=",
        "offset": 0.004999999754999984,
        "width": 0.010000000010000001
      },
      {
        "text": "nE0lZGEs1IJoyJtvDc6LmFWNR2eVpZyBt05z12EkVw/n9Ujp9aRRxqQ+5KUHh9cj+Yxtd+2avuW8B+lACsntUI42yORlpf0T0lMLgn4S0ZUadtb8BcboeJC6Bgk2T08RLqyZVEZ6lwdH3U/PR8CFe9K6z0GgV6oOWrkQ"
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab03-same-nets",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "A net of tanh units can say all that a net of sigmoids can, because tanh(x) = a · σ(2x) + b for every x. What is a?",
    "answers": [
      {
        "text": "ZCKw3F96YzIscdhDKpo84wG/NjxpMw04Os1d7fQsWVEradKvQs09FuAaDf18KDMhlwKrL+Jzgl66/1GAs7z91bvjpc+PMTLFhyvMw9vNVCNs/xy9WNMqNxDox37JKt8WiqzApGU8EU120dbg59R8vJBQH2sk7yXYF4nWQsP6dRfbb1K9DsQKqBQjx2m0rWAnu33PSPhleDb9SOtp",
        "offset": 0.009999998009999844,
        "width": 0.020000000020000002
      },
      {
        "text": "a1/pP5ioDK/tdeZwqjilXd8ueSeWo4GJupT2ixYofwLVwRi/v2Jvg/wgejkUscwvRgJc+VfOCLL3D62c6Ua5eV8czjdhZYmIzVz0EpL7Q3DXk7+gf4/AftpTCzcOw7aOJYGzLGT0RUTFOMMfyhNefQ==",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "btzsnS3Ma4FlI6fogNUxRhvThOTRU4R5f7u8Gp+lcu53qQ4e/Yq/LhC5ANoZI0vpNh0lMWmAnVTqMcG3gx6ScA7zMQ3CPbgOtFc0uHp+/GZ/Du1bf7Mt13pftK2flhDsbFHyrQ==",
        "offset": 0.04999999954999995,
        "width": 0.10000000010000001
      },
      {
        "text": "jIpKowQzkRzgRkIstN1CX+aGNY6iKK5UOBXZCmS53dDQ8gPFu8DRhxtezfwwUmhTSdEpGlOe9L3cbH0vQjq1xphnFEiXIeJe1sQ=",
        "offset": 0.010000001010000092,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab03-zigzag",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "The best weights are w₁ larger and w₂ smaller than now. In one update with positive inputs, what can happen?",
    "answers": [
      {
        "text": "ESNaV2KdAe6doTiVxXgshva4cbpxUcX/3A6jSoBt3tPjLgKRQHGowfvNbmk4Di68sz/CA8vp4AzwV5GXGXiJ2RiiWvtkFn1FGFQyftYxwG5dz2nxkvSqmUCyNtmyAikty9CbZeNQwNcmUWtPdacHoiXsT64Eul7FcN9acYaR2e/hrXA2cqOvxAyV"
      },
      {
        "text": "Ils2ojowh92HpXh8WBy8LFOgo3yKQPm+CRniAEzpJ7193jxBtDzfqKdEaGDlIYerBQdk1iUxddbQ5RNtdf3iTQoBmtJDjxl/EmXSH1SldduMs86B8dcfoFDPbD0GYKp2IczzJ8ac6U8TOusgdmS+mL+0FejpKB/X+1SErqHeorHZpgSQ1ZchUOQYJSdE4RQeAUgfWXOgaBCXyDgFgTr3j6HaFwGZmA=="
      },
      {
        "text": "N2IOCJnOwNoScbgEArCe8aeF5mrtC9GzvxDd/uwnDMZyCeqd1fHaJNrzvUyFrZ1kpb/HK4mW3LXOuOEy3+y4GQbvHKixBBYMU9e5sqQH/FINT1Gq/6v8e3ThdEHJ+zAyJKZQPCsRDc0B67BznxMk0IzbgVs="
      },
      {
        "text": "TvUJRTKB2N2n/k3vG4v2tPfwYKn42fSvG+VSJDOHgGzLm5gjD5Ln2TxSiIe3R+lYfNEA8uyB3NT3eG60foRrWUwV9j/Y2zc1KRA9yaG8EGamhM6Ad9ZXlBJ19EyOytmBOUiQybZC8Q=="
      },
      {
        "text": "ZntUQ7FCk4kyKpaP6nHsmys9xE8lcEZqMLYlpjhdt6YX1Co0t2Ju6TcEIGFGUpo4/YfaBD1ozCFb0ov7DQ+zyaXrue3XG8CzoZxe2YYA3LzebZWcs3qOTHnLVxx2cIpAuJ0LEXnyhmx19zwhApT8lgP064E+yIpRGJql5+VSKEL6W8ZkjKKI"
      },
      {
        "text": "f8I3YA7CURE17OiVcrOGoHcYfM+USm6dSkXOWPlSBlqaAdFfLBInrI8g+OjTEgDXKD8rWh62R2ljKpPE/ogZZXmxavOGKLscttgV8QwbsrJzLAiYGlsUBHYg8An76m1XrRGYJybmAGnlcixVK+O7JGfMLGmZLAfA9ufxM1xd6abxgFfVXQp+2iXEsn0hVQ=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab03-dead",
    "form": "number",
    "question": "A small relu net trains on the spirals at the learning rate 5. What share of its relus will be dead, from 0 to 1?",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab03-when",
    "form": "number",
    "question": "At the rate 5, after how many of the 60 updates will half of the second layer's relus be dead?",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab03-film",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "A unit's whole histogram lies below 0 for every point of the data, and stays there. What would bring it back?",
    "answers": [
      {
        "text": "37aNNtsogYbsH1u9jozQcc7rpSrWyq8Rq6XxsE7aPx56FJ3IhRKTAbG7EzYMKR1jGVF2tDDR+1H91N5/CluHtwfv2DSrMqUsNTtS3ktbdV8khNLU/MkVXEDljfBB/JOtp21e+A4FUSLkjG+4OSRZ3Luk+vSzrMH0fWPOW3gY+HHs9ZEuw2ioqmvrkhk="
      },
      {
        "text": "7Sa9QHl6wQk5ZfS9gqpu2x4ueItCuKy4AmX62BinPJUNejST73KM18jN9QJrEraed/+gYJ0J1sp5jC2DzEK0gONpXenaoSTfyDn+Yktp7GL5hUrFYcqQRZi5gI0eju1m04qRj/I="
      },
      {
        "text": "UZ+p9KICUHvWVn16v/sYLnR7T4yEJclfXGVJvWkIqmYUUp3Ti3JxRBWbKJ7HkASn6hKMQWmB9zBsY3pi0N2MV3OZkrttdZFlZzM5747iMu53k905ZjuNLGztdfFqzRs03vE07mxPR7P9m5QNgBjHX5HwZXJy3Bwlgw=="
      },
      {
        "text": "faxwC6MC5B+UYl3ZwDm4RsmiNfWVzzxGdHT+/sTsr8HDhjT8aCHjP0+OmIj5kLrGJsxhE03JtF5yTaIJ8xs5FnKmvjV5Fe4mqoHfJuIr1Bym0O3yJaoJ7wxH8GsfL3TcYMguRLIUElqoYXPQV7dyJuZeOeR+jioQ"
      }
    ],
    "kind": "choice",
    "options": 4
  },
  {
    "id": "lab03-monotone",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "Which of these can go *down* while x goes *up*?",
    "answers": [
      {
        "text": "1PyblxZ/o6KxUAtSluPZi86IGuz17xhXqxpwM74r9hn8g5QsG1fZVPvdTxwbcDkKr8PoWJSQ6x3Y+1FqqrwwEzExOMlEq0sHLAHcg7J5cFltkx7aDde99XkVwPbCZtkE"
      },
      {
        "text": "74p2YnfXq4JeyNEB0WIAljosE19Fs5+4chjgSM8QihinwxLW1Yz+p8K6hGQTqWXAs7G/QQ2AAWC1YcsZwm7TBj5QBbEqMt6jPFcpKAQBLXCcQImfyFQ="
      },
      {
        "text": "aZyNXuJFJWMgB0cagGwMEq0wY4bSWQnVBV3qTct2Og6KE7IAfcYUtV3ftiqzwPS4G8NSFSZ5nchtOnBQ2dZ6pkm4kwEf65VveI5WBiZuWXxNGDWCzYVAMpVD"
      },
      {
        "text": "agzP5KuLkKmqTc1ywA2m2UBRHwMmDk8BfipOwt6SOIfV09ljVAyLDYzPJNDJV2DQz49ALIrn/FAYi1S1LKNWDzR2A91NO6AGUYxu8k08uw2yFQWfLodRHXxqsuDZ+Mw="
      },
      {
        "text": "axZmbkrp51Bm6EeKiz2r3SiV96mXI8FLpDeSubufkMc3jalvCABaiE4BVtK5Osrduo/6kvgtIWGYA+OLoPxvNyMhqH5NI4BgW9BmJcDJItPCSA=="
      },
      {
        "text": "dBE32lQOB/jCtbU0jaqBCis/DO3b+yFkDDU4i4hj2jfORspeAf2qQf00pPZiw5ZSOURaPT9DBmHUpl3liP57qEfrbUkZ74VzeToYTWtWNDb9P4YS0prl/IO1swQh"
      },
      {
        "text": "tzEHhhLA1W7EgLY3WG+QIqTvGi2Z4O/39VCxPJBMF9LkT7ZUNtT5Sj8/3HlgPS1i2kzz2Lf1fj9SsMemyQir1AsQvMCbljQzCVoOERVAEwxFypmaB4OHbsU+A+kQPLBGQ2mo0IughiwfuQL1oGOFts/fdj6o+InWYoricmAzWS5B7BLalCZ2OXDLTRFLP3LGLHA6kZwCi6zsz8RKxGlJ8Fi4w+au605H2uCprS5RQ3Kc3MmUDvYubfuDKnT4VTEGIxtU6Yoi8nfolSQH6d8CcV5BrBr886ozClY79BkDGH5PtOyBTGq6fQ98Z9q2pAUVYpdV"
      },
      {
        "text": "uyiYpxEuqnFTO4p4FVDyUbKfyT7hAFRS8gDdJlm7Z83OXbxbV6IazXvsglI0FZ+fdieQRTWEPf6cUSfd6fH5aWT1STAtHZD1vpbpOoMDFO+jnC22HHBnHKY/ftgrvN7jR6975XVvOD5mHIIluggGsLOo8+p6LOTbD+T5uU1FkKeHm6d3hP3la+Zmju1yunR8vX8JgDr1GDMoNWTr5rTEVCEDO1yY78exJEtq6TejE3oRr83lPw+zf5FKAal1SJa+jRKqg/CR8bht3dPebuNm/OFBqFfOqG5wSNUb+UyZhuDtnl8DqLTXONuUrJ0CiTYggQ//ahizF6odO4vZxc+teQA="
      }
    ],
    "kind": "choice",
    "options": 4,
    "letters": "abcd"
  },
  {
    "id": "lab03-pass-back",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "Which of these hand back *less than a hundredth* of the gradient that arrives?",
    "answers": [
      {
        "text": "+kmvRhmI6QTXumWjDB0teSbadfOnp8tif53n5eQ9xgjec3dZpjPf6zsbsCUjtqiqf3czbLDQOWgah2d6in+gWmbTlwlJu0KVjt1olU5+CNuFM+C9U1tJUrl8JXbHZyP0SqEwEezGH6g6YK9K2Tkwo/t9jsg="
      },
      {
        "text": "1Z10IlPrgU+jJaIpLKsTw/ahUw12a7HTs1HXcliL803KU5484C+GFDXsmzZ8KTsWI9Mgtnays2nS+fT+1qrUOaJWSj4kIL/zYtKT+YdI1A=="
      },
      {
        "text": "O3JkUniUOEDM4Rlp4K/PmiARlNuqQeM5OjnvlyqtoihLCr24I9h6skXreFBki5kWJtsXiRimRbE9b4oPMj7ZqOMU88LvS8ZhORgZIpLF2dnn+edWuczE75T2g3Kiq0mMQwGGfrsI6g=="
      },
      {
        "text": "crPblY7MQR+XGFEIozpulN2KPgslS2Yyry/HJR56iwFJcA26pqFFuwVJe4oYN0x+06aq7GJMIwrylWakYYVB0Mk4HKz6qCrXs37j4jIt4Wq3oHoPJhPlV5J9A/g6jo2S"
      },
      {
        "text": "laBEjDcFCVFp3dnlPPHjZNsuzgVbY2Ma61ZP/SWaT6IZmc7qAc8uJkZasfzC27mfFrAUJKz5sm2iDO1iEjZd084jqt/h4VkdLkG4NbwmnxI6tbjrOX/9xDXYDV09bkY="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab03-maxout-cost",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "What does maxout cost, against an affine layer with relu and as many outputs?",
    "answers": [
      {
        "text": "026Ki1LkUaQxGnpci738+vuXdftzddMB8+WwBYKfme2VDETD8C2+mUNWuQNOgU3qWZk3oDi/3Dp720uQxuKPeTcwgmY/1i47eiOSU5u+oKXLtFq+eSoOoAlk76PFmccwwLLD5sZADBntPvINWB4="
      },
      {
        "text": "20kHt08TNgyrw0OkvVkT0QE4n+3oWjGFulTM69dgtjCbB4JwExBpq6bQ7Z9Wbnh6wN345k2edWvaO3iKZHfRpRjK4+unKH3NrFegtcckyOqdvAKf6drt2hVIgQB4eQC6yVIqRlrVzclphosObgIwtORRP9GtN8psZmBi3pr5zwArFRORh4mN40U="
      },
      {
        "text": "HBo+FB0sRLHY3L25psu4IzhRrH9t0aorbwXF+uFRyiXMjmncYSJkNP70tbQel1n9S6Q3ATv+Th4hfq1ndXf8bnBVgBj4hzHchh1FfmbT4kg6ztD8+AUXJavvQIGCQHFcSw2LAL0fwbGK42k9"
      },
      {
        "text": "Jv5evZmFtXNeXQ43exV2hozIsobQL/gt4Bp8/NI/GZITL9YcpjNaRi5Ltfo3mcIUH+F30Eq1LXPdlwqlJgCfl/ZIrbCHVA75t9DQ3Df01JDh27Pbq5ir+IVKXWQ8e8js5WUjeK3k0eBW3yPBqQlBeyI4AOx374ux"
      },
      {
        "text": "KccNr69NmoggTbk8O6zVty086cVQm3BrFjhbRZel/W13UT6JRN8t/IJIeEza9/TZtjhewmexllI7W4TaJj7pHDcQfsd1TvqvhhZLxsOt2LVQWDru6X8gBwCvspqyFcYEV7h4SLNdruzL+ebpx6Z+SAktJGANV2e3fFnHd1mHZLWc8roaPG/LRd72bqvHN8sYFNRkzns0ig=="
      },
      {
        "text": "exzyPix0mlJDijPVHpTGFkaKkcgruje71rvICv12Pg3duK5K5NN0c5jb872+yXzruvP82O0Y8tsmb7QV2Io8Ce4/ATgrouCyKI69UIzHNyJuTyay0/3aBWVUew/PGzzA71fldQEm3ImfWqDNzpdl4msgDd73Wga2Q3mRgSJ30Q1epVo="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab03-choose",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net of twelve layers with sigmoids. The loss hardly moves; the weights of the last two layers change, those of the first ten do not. “Then I need a larger learning rate,” says the friend. Explain in three or four sentences what happens and what you would change. Refer to a figure of this lab, and name one risk of your cure.",
    "below": [
      "an open goal eight layers deep the same real digits as in",
      "import tryrecipe from chainrule course notebook await tryrecipe deep recipe activation sigmoid",
      "your turn write your best one into deep recipe in exercises goals"
    ]
  },
  {
    "id": "lab04-symmetry-axis",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "All of W1 (6, 8) is 0.1 and all of W2 (8, 3) is 0.1. Which entries of dL/dW1 will be equal?",
    "answers": [
      {
        "text": "+d5RLDTBBSLgQz+sLqJ/c4dHUJLd42MnzhQHDB00l2zrzLN3X8h4PC7mmDjDJcUennRN3Ex1KMrMyhfoGdIwiddnc5sjdyGMQNYMouDYG2qAX5iuTcPEnsCEfcjLGNhafqQ7ujmE1rhM9xB2AKPfiBG+algdcwTcadQeB+WRmDr9wDxkWbqT0niyEUIZEPyfOrhmmNvTl0arRmpp3kINuyWlGjkHVw5aRIDD7oC5f38="
      },
      {
        "text": "aW88XMxoFsqW4WGwfSaVYIkKYxlxEY5NkuVrQrvf4cJpwW3t4O+0o1Oya0gWLPcyYe8iCiEaip4WHyeBP8s5vAi2VkRhTLqIFebWb5luRAdCitnL9ex1lMoHte/hYfYCKEWCk/4EN6RePdBwv00SJLoD+Y67LVFcgU9SHs2hxRjgAE6qCQ4HamCUDW9u/ZApeRjiTGr1rAbFAlPF8zWhRk8gGXPmSjMpFWxlLzrkwgfBgRJsZYsV/p1vRrwANreQjg=="
      },
      {
        "text": "d061IZbannyugqfNWoHeEzaMcPeP60ATMiOdT/ay/QvNdfSHrT6hhmx5feRRAtj7vJn/6bSnbNfWmCxKRF9uBFuxH5vws5EeM5mxLz3kgnjPZc12unGyFmlhD0bj6Uc07loITXSjYbYcayjnVN9PExQ+sc1LaSKEMO5aKA=="
      },
      {
        "text": "jLa/z0+fI+F0RDTtPnMCSbk2/enIZohR4Jol54d07VEnUXKuh3+rG73t+qn/lkWYlbvtKSq9K1YCK9/x1v4cGrYZHhZ+ffJafRNxB1q2WqZq14p29rND7/yFWz8auUq1rWdzX9jakkr4Bl7UpZyWiIMMkmcAF6p3V7Onwc4qwjBSNLb7bh6JemFr7n97qQBvRJpf7KnaJrd4FjP1Lovh7H+rAfz3OgSbEbf29WZ81XF+SvMUpqJYq5bbXquvkbQE597X1dB6MnbRtPQsKL6yFJcGIQ=="
      },
      {
        "text": "wh4rnNVSLy4NNkCW+UL7A2BVKNYLNhInBJQ0mJ2NUOm58zSu7grQzvnkWEofx/JouGnkF40Rn0lQiJ24kiOxP6UY2SDhkOpjq7RrZw3M4wGwql2NAFwe48bAVnmu6N6gUnHtxfhSMtMqvVRixUOjZBsKGEdHdMYwgD37ETg5FmzPlq58bUK/DpINrw=="
      },
      {
        "text": "xcSDkCAzrzkae9XqpBdJEwmrAPAq4FXiVlgaSXqtVr8MRcOvW9u0IiJXvoGxidSzzvhIWlfYtYkOFdcCdv9VSdDT9rVQAu0QumsH2qss01pbwuZmbS7keVtidT8ZvyHoSZ0CCufiOfzmHOGmU6lUK2YNTR+M/qmTlixl+NhQKXMjhaEN7636yDRbImjASvhU5pqIFmDcgTTdfAZ6xik="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab04-units",
    "form": "number",
    "question": "One single weight of the constant start was moved by 0.01. How many *different* hidden units, of eight, will there be after 200 steps?",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab04-zero",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "L3 adds: “Can't use zeroes … 0 if tanh”. All of W1 and W2 are 0, the hidden units are tanh. Which gradient is not 0 in the first step?",
    "answers": [
      {
        "text": "4watCVd83eCBQ6a9k2kqS52jaKTEa6XEOQ3kckXKZIsosnWOhyPNzRaiQ3aDw83YPrDPAMpXobO/XeIE1F/WBnc+3C0ythyNLnXVkvuC7APol2IUXTQBBPnMUUuqK8jmcUMhR4G3e1AuMTj0rrMgBFpi0+XI0BvAXB/T99kLRDeaK1j6YmHH3ZNnEhuZjw=="
      },
      {
        "text": "AOi0BYpT8zIrK50C0WO9fD9/iUvFyz+1uijULgpyEVLxzy+Ng1CRaVG3oltXAdWCPXnGx7+M7rtwOxq0PkPKidBzBj/b8u3MX7ptjI4PuZTh26zEnpjLd588eTo="
      },
      {
        "text": "Dp4Z6eMgmtq1gAO3tnkQ7JuxWZ+U5VysCBHo0LxhwR0pPAZsMjwcF3/9tm5Is68UsDeTLGFyRiu8cumoua1XXVYMOyXqTPtnf36YT99Q8fDiSLQGKg8Jm5h5rleuloespObXRS3mCOtR0bzhb77yjRkxQBaRXXbGz8MewPmxFXtsXvRX+JaTdu2ks93hmBHMiyxwEjOme5F54VDeKz1JPKZB+SdVGsV4jJFO"
      },
      {
        "text": "Ixe2Plg4e6RagBDtqksbUK8u1HmadaGAhscQlLDxBjFY24ICgquYGQBWlSjqQhd7l94pOx0ILEg2dLlIXIXRCqEznxTP7Tw/0PNQbHba0/VRdDngsWJhZ5GxN4cbxEbhbraULiMUUysX/YCp3AcbVWPoIYKJ7O/9tZkpZJfO/g=="
      },
      {
        "text": "XgVX+uDZb2Fxc4PLQ7t4m1CeBvbmb8uHOY45wGHrCvv8o59J7m58eEogfFZSnCXMYDkVpA2+iivrGVEYbhgtmCDTgqVtuuG56FIaeeE0MXvxK7d3oHfVDLiqKrAvPKU3RI0bIgqOpjliOQ=="
      },
      {
        "text": "rV+L+c84m0HITx8jJdwriD6a/SMyD5xDmEbd+Wi3O+j6ROwGBIprhCxPmBDStObhtBR0Q6OEOmj2sJXG0go7FTQFt2Xteeq1XrkNQzip8To0/3GcfTxj9cAE+Q8ehVS/hOlxqNlB8HBkCGu79ki476zC9zkluqfkXBvxug7lCf1pXKUVesvcbbtnYJl4YQ=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab04-zero-is-fine",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "Where may the weights begin at 0, and training still works?",
    "answers": [
      {
        "text": "CViqlQHMr5vgtLh6JyBsv5XUseQ9EIlWJm+go4H4Pbwt+RSa+tuNmz+Gv8Ekr6NNixu0PhkWs2DAHZlkp9G/8LQ6ZO4iu50fsEcKPE/8iH527Jfe6jxOJY1PYhLtmoumW38KcmnVuTlNYGb2UkKCvp9d96ERJ9WalwX8ZSg="
      },
      {
        "text": "YeoaJzASx66KE6Z0dJc1VLjMc74Qp87TOIcTaBv5j8lj6eV8mJmrvURxrd0tdHho+HiNwSczc+9QOEDkdpxCAPDLgGI/bJ0S2OSA20H2MjoiCw6O5DYW9PcBbyQoFHcOjDZjrTpnk/3ZEMTgDPdgWtmA5tnB6WsqdE2rmw2rqCKcHLSqfQ23cZKLTz/4OhjoW5/fR7lVIl+5A6orUYQDGlIpGSvEwQ=="
      },
      {
        "text": "cPqySi4LeLqef6WggwgTMvmWPiNJ1uJNY4MwEUZhAKLKI+Fx05KHxBJiyCR/Lg00rJVkYfxqqvD0s4vxZq0JFCgpEOsMxBkTzcK2nDHI1xeC"
      },
      {
        "text": "y4GxmtcI5EePXwx7AKiHNe0HdKDtfScBhabIZfarf4zTNzvSqQkz2QxYqHGNrUq9JQ+alLz09kxkcTyyZilbI4/lVaBgAGhmZh/InOdcQQLVg+x7QOIJzOMQ6GqjiUyTY13tmaqlKryzP/xX7XZPMtp3XWhc9euutjGgExm6Kq6mAc/m8IrMqi9krYgF2PlRseIFP+5AOqfX7AtfVcb1hprNBbnXJDPIioUJ"
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab04-orders",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "A hidden layer has 5 units. In how many orders can they stand, each with its weights, so that the net computes the same?",
    "answers": [
      {
        "text": "4vm55lCjCyx762zEJ6YjmmNxnknqB5/dCPFNiEeXsLs9BsJi6W9oHOD0mGHiE5SrUujZWXmqndbesbM07CrAl87DYH5+04xKlJnIBj2fbpg4YbLfsNfoqnAY7NG4m7T8UN+HGrGn9e4xk5Srl4fkvqpQZ3q1D26saCOobDI+xHJ7kO9LtnLeXu5rA7IIzBAku74SYrvvLck+2VGTT6JzwqR+H7PSszC7bBQJADpa65WD+3q6oZzlz6q6Kf6F9urhAq4D9vCy92/w",
        "offset": 0.009999880009985418,
        "width": 0.020000000020000002
      },
      {
        "text": "E1UJOvU0baKmCT6OwvnQAJ0rVL7aSibz63XZQnVnLUGEkcpt2pKtFIYEA4EEXAJtIRWjzDTXyRywcxOL4p+QUTpf8/6DxMFHMeT7978Q2CTcUHMTL+VI1Y+Vl3PYaBKaAxCHeJY=",
        "offset": 0.009999995009999374,
        "width": 0.020000000020000002
      },
      {
        "text": "TA5j4Vm6LKznXfbqHcv6H2ltHsOFSwUdW+ys9sg08cNimO6mdXQnKQdrbkQTCCzoqQgkyS+XGdLr2+MeYXR/VJAYyYlGeIwPxCaEp9eqRtL8y2qv5PZT+MgF+eQEAwuetMkQyOaD4Ez76pXW",
        "offset": 0.009999975009996831,
        "width": 0.020000000020000002
      },
      {
        "text": "xHpw6N+g088IlP1ZjPjZsSdy0OlQ6d07mtatvu3D71nWnAj6H4I9Idc416TU7qmmYWP9H7AKMudLKzNkw+xYk6+OgOEDvrLCMNIkP7uwgZIZOc1X4h16ohwoZG3oY/yqEXKa3pVCqD0ra1+tihKIRfpW56SmmbFmFvnstYKcGvfhvQIZCAo=",
        "offset": 0.009999968009996252,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab04-shrink",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "A unit sums 500 inputs of std 1, each times a weight of std 0.01. What is the std of the sum?",
    "answers": [
      {
        "text": "5KQzbDhheVqeTEKZEoyWhlVvbHqkOrvLizkbD0yU0HYx7/4WuFIktzorcA5QJSbzTG8T/XiW4uIU8SRV+goPk1CAXJWMh4RFyEojFjAGPM0e7FFrWkAGYueZa1vWoMK0+xkgFGyZLbnLhQf8eja+gSxWi1wEX+1S8ctOHN7KmzZC1B1dwR1IntaDhm4KToQDJZHfo79VYR9R7jmR/X1d",
        "offset": 0.009999995009999374,
        "width": 0.020000000020000002
      },
      {
        "text": "DNqC9POfFzfD2KFQ372DnOTrLdqOurGa0FacY0NZXmMMtuZI5xTBCxSKvCPTHDhRQWX2cGqgpkhrk2rH1KEOcMq099XkNzi/MJR90vep9+4EeXRQ1Npd0RIWYd9v6kCLsK+SrhTxeZ59paOYGA=="
      },
      {
        "text": "QzmDkff7Xo2Ri1QgsjAO1gAM05agS923ZcNh9nvyDOCqjFtXnSe84MkaqzC3eZzMd3o47+p0bG+S0bfmv2pgIJP4PQoOY4bgBluSk6RAesVDM+fLxFBWT2cm8hEvL73IXaKK60GkxYbQ",
        "offset": 0.004999999995,
        "width": 0.010000000010000001
      },
      {
        "text": "YAF/X2Bl8CN6DcprRMG+EH1IXHo2VSfZxRPAODyu0Gi2Ugnq5oSMZncWKX6tnHaAB+l5cBf4MmWzru7afqNrwvfhbnk8ZVpcIItTiNTdIkxcvr0s2hhvga4B1JXzLiNNMXi6Ix4EQECw1q1w8pb1zgFRi8/tFRUOUsAeuj6cQyKwHFED+AJXo2sJILA8VIiqwqLf2bKS2rC6CPYUoic=",
        "offset": 0.009999999789999964,
        "width": 0.020000000020000002
      },
      {
        "text": "guhk9BwCLqCuWXPHhxVXAA5MQYCIChNq6lNBFKZ+z8Vvyo2Zp7drU0IEHtvxyAYSr/OSaRXgkNXFOM07bHNeCsA2H9O0SRdFYKisO1yDobf0S2bh6hQC+VqRs+NALu/Lu5HGpxFSn0I4qM4sqEehNaA6KXeRYvjXXyt5gof7g8dUWk4fUR0Fq4t3eCSPUVrs2TqqU6AhQWkEEQwgVr7xoySPnA=="
      },
      {
        "text": "t+jL/R2GxdmheNcO8cMuWdVpjFuCpFEcgXVipv+bIpz2binRXiNGxq9owNG90sGzOXgHa/p1Hp6oxqzC4BeRDvruIomCU4sucfjsCYk7V/Vtd+2009uVJOQ8UMrqNi/xz6q0IBz5bCq+D3VLx3HGqjYdGHI8YaqgXyLEGAHgrE5N8wTmG23GiKDAvOEe0Z5iR9GrtI3pJ5NIZBWaeDG0jHZDiIDhOjpJTBo="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab04-smallest",
    "form": "choice",
    "question": "In which layer is dL/dW smallest?",
    "options": [
      "in the first",
      "in the last",
      "nowhere: it is about the same in all"
    ],
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab04-large",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "Weights of 1.0: going from layer 10 back to layer 1, dL/dW …",
    "answers": [
      {
        "text": "/i7cWs9GZ8sqZUPt6vKPh2IDtuokWhr/ZPwy5RRg2npS652WjDlWBQ/HAo6VKlluxukdp4ncp6sgg3KkAHEmQIVKjjUHEAVwz/mfo458Cr0QD4Up/Xb64tiN30AEqInds+FCvc2W29b+ktKYp6XRDf9nlxGV0Zbv8nhIPhh4B6LBOHQsxjL8M4uqGxObPQ+nMFLKIMs="
      },
      {
        "text": "6u1CTVl1DnGdO5ZoTHKHvS3N1ZSPJd+oxTIvNfEiRkXnxKrMlv7q/rXSA1KZzCCuj/Xhect123eqTLqmZqDw/iI/ay87O//daRMkwKFh21KvfOZhSwl72OSDefyIdF0ayikzkIiYK7JiTMRtZDZdGOBlYkQipH1TvPn0KPiZNIq/p/17oaL7FyqV/2g9"
      },
      {
        "text": "9izsZZDbyctoJq3I+4UOXfLfM1MLdqhxqsKsB/qc4FE+Xv4dxUfTm4/wksOEF12qhzwnBZrByAq7Q5euOJ7YPdRtEOTqGKXxwEqwJt5lW4rGmjBtSntTsHR5YJ9iOCGmIdwxhY6CRnnGulcufTJZOa5MLH6bvmLwUN5r7t4C5mNq+PEq+HIX8XfCksTZsRh82g=="
      },
      {
        "text": "Hu8x2nt+bREMlDfcZshFziafSVjO3znyuTbBkSHAAm8PVzSqQWSJBOWzHIgnDcqwIaanKpPtS+C4vFWHC9S9av8NdVbQQJQ5YFqvR+Yt0rt3FsnVhQXDVTZz37pT24rRJfeIJGZYPyOVUC5w1V0n7PzVNllfgXkG6Ig2m94J0/Pc0v8CX3goox58c5g4uXW8tRnavXLndHdDfSLu0s8LbWVN+slFd0do"
      },
      {
        "text": "S2ZL0dCABEX/VtNLXei8YWOciLun1G2NPxWKNugiw6Tx3/Ibp4XAAF37pBigE8OJBr6XuZLY552PY4bXxQOUMSWS6htexhDJ2f7pLhs2q1czsxa2xGmOw9/Q16bJQTbzL7dDfn/SwBIIjvHR2VMobduMjMVIyreF89lUlxlFgDccyWcl8AQgBahaT2e4aG9h/Q=="
      },
      {
        "text": "q8PYCrbmph7gkKmiWAZyswhY1t0oBytJ/ORaxWq5JEiWW680s7mi7rWBLfihM1WgHBHoMFDliPZc7yIhyW8PHAd2pxqUudLOm7opa4U0nvF4jSQWv1eIWTpZab17whqUZhVO4AmKM6uuX6SQ1CRMIEZgjSSv9IhVXK4cf9y9s6WNTneWiEJ2BFyg+UCXluEoMGhWe6FqcR911RTfiYdxpJOgV+aGX+hFHMS35IhCWvaXczry6huGvwkIDGuCZbz19NTBPA=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab04-factor",
    "form": "number",
    "question": "With Xavier's weights, what is the std multiplied by in each layer of relus? (Relu halves the mean square.)",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab04-large-layer",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "A hidden layer gets 4096 inputs and feeds relus. What std should its weights have?",
    "answers": [
      {
        "text": "JyiSxadLbK9EZ1MtftEeTC1MmQWc+kGN6uBe243euNRTjay7dgTPihmUQ9Y8kR/KufQLbsuijeRzpSTqpmgAqXY9y51NuPGpRC77/f42cNrmzvutMkNOBQtQwmlxiU7rH/prg0EwiXaNfS3I9LCjBwgLwI/xTPqHm8K6",
        "offset": 0.0009999999910000005,
        "width": 0.002000000002
      },
      {
        "text": "LXD0D+UO9jGzZDKfCzPJbmQPUBffJBYywaMlbWUrCioz+Wcy0x2SvuaG7W6DMBF3Vdwof06hTPgIq/1Lo0Pc3I0JF1PYEfwPY2+aVNW1nmsy1jv5dVHvD0TUyRLMVq6/kVfUhvtVQzC+Q1VaDRoBlwqswiR6EGPuUz9qpmSk86+Pd9aZMOtPHR5kqGSnCQ=="
      },
      {
        "text": "LgK5jogy6Lp2fOBK+HVqhyDsWTTRnvfq0SEIj2mkGD3r4+68R+qhpG2QuaBOYmZMmQ/GuJUpBlLg4dgohPpImeIUsEkkpuU9+QIVVowpkhSe8sNT9dKXL4uHuHE="
      },
      {
        "text": "T8YJRAf58KGm8ZQYswxq3NQQW3raqx5DIMqWxBf2i/DvqzdPhdi02YPkOKHQd4XwVu0IB1aem9G/QzxsYydMVvRUgXgjbqd8QufL/XfDoPkdRCw33JPtEpOIZFjCdjKXyASTFjOJV/waiOjRjgEt3cCG+2tkkQwkiciaAVGOPKlO+C1ll4Aklw=="
      },
      {
        "text": "co3W19XdkzvBdMbUbpxMvzchQGJlSN5b1QwQKsjkY5X8gCO7c75xhlNVLM2CJgCZRTs7T8vjrOQzXJbwCxbxfUyE+wkALeeVk2tSfdLVoqYnLw5jGqcBLUd9xYffGKGaB3SIqZ+vYWeIekRPzDUgOO1ptwAiJnbhng9uAG+yvYM=",
        "offset": 0.00019999999969999997,
        "width": 0.00020000000020000002
      },
      {
        "text": "hK9+3FtJeYvF0yobyUQztF/P7FHf6vQ8fDofo16Cy/4vnvXcNM7Jev5CUY368SigY3wbypyHqHZaJ+r2xsrsJOecZNotKtTz8f7d7RS42SsnC240iHGXe13j0dOfZH1BXz/H5y/3/YOsS3o1fr1h",
        "offset": 0.00004999998445000091,
        "width": 0.0001000000001
      },
      {
        "text": "ip/PikKBK6koW/kdHlZuFPTM6DxlwGjj3b+1nICZTAtY3v28NCoyrFmCDHhlIzpdUGRtK1Lo0ZoUJZemNxdotshuTLUO6jOJYCWGIoa/",
        "offset": 0.00029999997820000235,
        "width": 0.00040000000040000004
      },
      {
        "text": "yZx608qHr0h+pIyd2T7Wz9LpFq5MY9kmdrf1eLIcvp+mSipXUWveEJFSBDPRciY5V+/0egG2jZQAJA3mrvbuXEm4iP1EF0XG1VMNtsQch3xStcL6wwwwNym78kqb+V+h1FWN9oZT8Tp3s5brYHTxM/yEbA=="
      }
    ],
    "kind": "number",
    "letters": "abcd"
  },
  {
    "id": "lab04-uniform-bound",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "You want weights from U(-a, a) with variance 2 / fan_in. What is a?",
    "answers": [
      {
        "text": "8xiUYeYPClrssupGBt5NBdTRKC1KttMKNuhyZvRPcxg4JN79kk2/L7C8slMSHE1Ii0Kzlw60vNF3mRhppe+5ofZk0WT71mpArcw/By4BBG+6knKnFhaaGsVIBEOA5+nFyfbl/aZwSj7fjsHzjDoyir4w"
      },
      {
        "text": "A/llJPU9W75YMx3N88k7cIfLiYkryVRAjupzrFrHx5aaNbVgFS9b1JP1I/vjr3NS+5HigP7JUQQ0AmWz43KcO/GRGNPcQX03BJw0cZusWRwkLI64Gjks82ZNNf6xIECNMniziOB4O90Nit0W5X/+P1YyrHu4hz0LL0wraWo5IkmzA9fIX+BDfuRWVTvCJh01b2A3zQ=="
      },
      {
        "text": "GJhvAeO2XVR17MBzzXAT7+i3lmYfAaLB7aFVp38cgNalnVeqhjIdTcDCM/ClJfsG9HETTTHhxEAZbh38V2sYgKQoVyoZLPWlFmQ3dvL6eDsD+H6Ecx+z5+oAE3LFQlaviw=="
      },
      {
        "text": "R/CJYPm7LQpCHBuhzLpe5jiYQSRXOFzyY7pdP4Jw37PIj2MK/RpALtZ7Eb3DMK/Ac+gAtZnyK09wEvyJ8OmvDDqr/Nt8p54GESNihYGkD88GgkS66EHsMANjH+77FFUSG7Y88Z/9G6h4r5djaPTDkLo/3x3i9V1JjXsZhuUN/OuO"
      },
      {
        "text": "RJ4Dc4cLLHkOVepL8kH15WLXYf8b+1g+H/g8V6FZgaq9xDa08hgnuq6N8YetC1mz+XBZEe9TONUWMxgiUo+E0z/4K0dYSNaIzc2RMopZt6OTZdNEaxxOv+BxA7tfkR8="
      },
      {
        "text": "aqWpCdnQtbCZY9ILZWGndROFn57ChS83bwKxbTW6bwwjT7tSwGrIvtcalUUbM9mGv0f9wT+XoY+4baBGSmiD81Oudb9FJI+7kSGrapUxXjS/J8dG0z/ZkWgZxW9cuDA+Iqb5OTAfsKg6V51UgsCYZuCiaRk="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab04-three-starts",
    "form": "choice",
    "question": "Which of the three learn?",
    "options": [
      "all, the smaller ones more slowly",
      "Xavier's and Kaiming's",
      "only Kaiming's",
      "only the one of small numbers, 0.01"
    ],
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab04-diagnose",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net of 30 layers with relu and 256 units each. The loss stands at log C from the first step to the last. Her weights are `0.05 * randn(256, 256)`. Say what happens to the activations from layer to layer, with a number; what the gradients look like in the first and in the last layer; and which single change you would make. Would a 100 times larger learning rate help?",
    "below": [
      "one sick net cured in four steps here is all of it",
      "import loaddigits trainvaltest from kernel lib const digits await loaddigits const reading",
      "the first two cures are the dearest to forget from about six"
    ]
  },
  {
    "id": "lab05-kappa",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Each set gets the step 1/λmax, half of the limit. The normalised one is there after about 3 steps. About how many does the one as measured need? (κ is 5 · 10¹¹ there.)",
    "answers": [
      {
        "text": "Gt62TONP5jN8KFrnnAdkN49MDNwwZjVEt3P6/D6rmu+/Ey4/vQdLQCVMA3Or0CVJFglshExcORZKUsMS3Tj1zZFUz/j4JHy/b89ehanKUVKQR00pyyAKqx10wV2ltx04zVaqQ+MIBznRnaQlPqJkAWiJSgr6bBdcVXlSDHXQ/PEhaF2+kOXPHDvUQGvBAGyiZLbPlP39gti8RauFwRvuZVTI8ek/Qo59Etx9jkVG31+azwnLYYXC8iJIkL/eHwTAJ6T1mPle9GtG7pa0owINt2n1A0RY8uQ="
      },
      {
        "text": "GtEPgnm1uH/dFna+pBnZIvERKOB68dqmEGtQcDs6BCu1hFBFghQln+t8iwGDJWTxXVUghZOrCVV4L9bCQ7EnI+b2EjLFgFccLI6UhMU39gJNKY5vVspa+GztCRlNjY5tNzRFchFIxcFVsfGGZHfoCNbSheJ40v6wG8Q+wFQD2uS2jG3zPjhtjw=="
      },
      {
        "text": "YqjUeYqZj7my38M1UK21dsLGFlSZqNAp8fsXKty1vEF8Q5jsutsgkGJkdDz6uUYQmBhHaqEZ7j/5zQY9nUR5Y5om8QBL8WbA5h/5EWRg2Lklz65pn8FILz/DT0k8vW7d6VS9Jg5/CA0ZWbjsOMXIruAqHpbu"
      },
      {
        "text": "bgfG4X7JnZORnYfLHHy/LFCkNE1TSV2GyzeFzQ2gGOsOcEG2kXsN3T2LEKfRD+IsfpUZTAX5QkLNl848cVwshmUnIhBtwOgvAV0oxWrTaezIYRJ57aIpO3ZiOn0XhOHisR4wvXfFujWm"
      },
      {
        "text": "hDF8dw+mOLZ/vc43kZ6Pe2rmGl8nLt+ptfIVvSgkwMhSLq/32nyLoDCI8k6KJwnQVtsALz6JEBUFYc8JjxGfrefpeJoKXwCTDptCLkTU/TXwUEB5ioR4uUb//ueyjexX6URyQ2HbPQWjPHxpjOgc1oTc+bF+dZ3amqbpRDlC6lSiP8kOPjy9GAjHPl5vaJKZK1Zo6uTo2Q1fWyRrRLLmvxPGZdfsDUsCcaBmJj9wWWMIM7kSotE="
      },
      {
        "text": "qrqV0xy6NtDk9LMN+709jW2JNGO3rDX86uYjHXxO7rU1WJ1HdkzNzZwNVKDdBQlvNer2ZGWEessw3h1XFIdW5gBNSu8x54G9no5YxS14+TTCxjXCH1JWe0r+PC5UyaNDKvCT1sXizLTPRDM81YQrKyO+Uyyd5A=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-test-mode",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Why does test mode not simply use the mean and the variance of the test batch?",
    "answers": [
      {
        "text": "/LlcHrxX4ARIPS56XZTJT3M57avq8suW+2xkrzvVKAT0C+eEXqUS1hXJcyiDmNv0UDr1wujo6584gNxou4YQZMDXeYZNW5vSIaKr54/dEGNIJZ1VhPnlQb1kT1BfmNeRlsVYZZp8orSdrlVvkPWrsnDXMuIHCocoF0Y2NPiCzvkv88xchib7tQFKSg2i9oAiuUoM80eK8f405ZbMaJs7Li0fTQ=="
      },
      {
        "text": "M+VFz3i6DZA1hXo2O0qUoxJ7UqHSBbw5a38r7l6S5OAujJRCDRYdol+C5AqI4rFAc/FAYBUubgxfBK1i5PnhwKMdAaNYXqiHJ2xz5OU+nVQo28W5VNirf7KXFB/onnIb2nvpsMn4Qj2hi9O1ydtXEH2cqKpE0o3DKYCi/2JJWZgliN/KcoyWMrZX7wOs0wTq1JF5W7ZK3TSv210Hu6yrqWKCwTjOlbK2YlK1x5pikXFc+Ixg9e0oEtWY8phF"
      },
      {
        "text": "YSUx8IckKoHe6fX4zvQwZWntIgyQVehF2pVpA3sI//HmnikqhCCU5lUwShi0GVaFLK0FKjQvizwQ0Cmx6rfQ5nBej/7BESVdlbrQgw+kV3OgLG/qpTgQA6VBwOWQUDT+H3B/lA4VquieM40E3dNn61b7DlvD752hfCjtmWQ="
      },
      {
        "text": "j880GLmzuryXR27JxNqdUmn0eJB2sJwy5fQ/mLjrMDPsGLokkx64/vIvUPi0qqwODnxTyKhDD6B9MrNbreCLsSJxtGu0Zkz8yxJbeujCFi5c+xNtnGySPBtZ5p9DNYnrK1q2qL2PQw2xmrMy6MOGycPB48Zs8SbDIfGN86sv4DF9T+UpHZN4AukA69wbOUoFUBI4/8nZGkeczXV7DEDsIR1214+sGSMe+2JhpgvA/Pb+Idk2/6sqpA/zQ7kefwTwgbV6ePf8D4iP/0sCskFy19oqkZI7aCsvBtLk80W+pVjD2toV8fcrN3j0W4xm2lh8CROgHZxUXyAWsnclRyo/qdM="
      },
      {
        "text": "xLJQRmgLaOmlnREbRaCd4gQvMMb1weU7NeqO2c7N145+0cAHg/ChTXyDMX3bx6J9r3dBAKY+hR4lepOmG6VXaN/Q8Q56z+3hs9EkvrMsvZCfeMSVmMLijsjx+ilguN4Gb7O0w2kLDbIdHWaqZce/vmc5Vd5nAJ76l9M4Vv0hp9o587EWZJKT+V5+s7xDd2nUFMET7VL4zzghjJEXGyoH683hpMsV1GjvTGe5YuQethvmzXifnSTvYIWfsxeatKTa3mj5G3vgyvoEW3dj7vWMwrqIoG2yy3QnD+NgxZxuzniQKwB4/i2dIqGrmyrk5w=="
      },
      {
        "text": "xP35D37bjeG1UeAtSYWmF2YLOcPyUQKeTXKsIu3n0GoF4f4Kjxhsn+HfjDcXquoMuJ0pcfbETMRRd6KAB2wYNGX+2eofgaUH71heZIRZrFnJF9Ku0hC2EgeiLdZWIqawQhtJzpFroHsBZkXxLz65pgdVtnJ8HtzzOKzo8s7USDkoAyPfsCg+1oOU8PyRa5CkICKJgiQFdrK1NGsvca8ZSgCPaWcff/0WoMSduTY="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-bias",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "In affine → batch normalisation → relu, which weights can you leave out without changing what the net can do?",
    "answers": [
      {
        "text": "DmcFZgMiQ54VUBkrSsn3BPgGQ0aiUOAwoqC4Dy/Y77E+vuIplSUH55HvJj4uTcXMMWJcnHVJF9eFSLLOFLbARVHamRAY2CuokThKkgbSaVUccgz0ND60f+6iYHUmsHvKPZ2iOICFHIKjtGNgkrMsRA8pRzQMWpRoj6e3TouyhBgpfgdAggPW8CB9tgi2+kPudqsyur3+fkhACl/yiAaXEDmoxhZECOyc+xyWnEuhlsRA8wiPVnvVgFEhZmA="
      },
      {
        "text": "JBbbZGbQhRJL9115lyNM0DKKkVsSrrJKZvGfi9i8pAfPemnyYZ4HM71E7Da0aJcPMBYfrduMUF0AzzLIyLGkX5gUtiRRdux058KZSxo6xm6Ty3d6DCrzgw57v4Jtv5chbo3h9J3Om1PpTV+wuCVHFVowSh/5A6BRO4a10ez7kPgce/IfyXEhzJF4/2yXv11b93qRotrbGxpuLlgCztZxykfR0imDAKFceCJM72ipMoyN3Y0GnAHwxfeqE94EJ2msgxo="
      },
      {
        "text": "RJ93wrvUZD3btRjEcHAfR0PapHjrd7NhsHaKWwush81+UGErQGofVLOcmVswQIyH3WepmS224MQ7ZKPtCOwk8it8MudYLAYD8kJ/bbTLjtO29fF9yTd2R3pDD7HIocaLBL0jZUqWflKRPODR5tbUMSQBI7H9MOYaLJtwaIlfpW9CUOA="
      },
      {
        "text": "aFrUqdRAjr5ILsFbyrPMDlhvRqGSu9hhMK0V1KYrvmEQIa8ZEgo42Edl3+ktX5l1tp/LCiVcCZa8hc08m72pqbqZFc92I4izrzUb5HhBVdo/XtZdmbvsp6mDwKHjDnaTMatuc5UQt7JU8mIFUP98vsXe3S2dAbTD1VrvUS+UsjfhlO286+5TurZwSJMaMGWcO68R5wfTsYIFQ89tgSxmIXvfdj+ZdInG/G1PCr2ujiGa"
      },
      {
        "text": "muItorGQYGXcgMtcYWPV2cc/DhAxFL79lP6NOGb6tTGAN+oJe4stx8D/ZqEgvZlWJrogDJzVDCbngQ2obBS/Bg18xt5NRupYbvyCylQ+ZEWSVa7r8TtPvXc+CDTZX8b4HfuIK7g35rTh7nIKiaHbOS/CF2yrp1bTfp27HcJC9nkSjLCd1zKQfRb1VjmLLuzWnXfQXLT0NH00LNC5xCUF3ZV6x4E62LLjXBpSaeqg7dkFnKuS+7nju+2XavsNehWBBl0QCxl9IN/SFDlGeaZ3RBT5"
      },
      {
        "text": "rBwXJj54A5dadvqS3yTFd4rjHUBpn3b4CQxJeROgES0Py/f+IuPanJAv03L/tZXUGEqMttIApeJeBAPKoXqTc6kV4+Hb//cg88VP+q+p7p0J0RckEJeopdcRkqMJ2HJ/B7tMCMMhGCjdln6yNHAXGOLfQdA2keW/21iUpoDt6mfH4EIU0EomSoUXyEQ9KJPTm7sKOVYUS0E="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-ones",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "dout is all ones: the loss is the sum of all outputs. What is dx?",
    "answers": [
      {
        "text": "8Xn8Zc69wbvw1v859cuWoaxMbsP1AabSDAq7pGVgqSB730F03lomOS9WE9u1kSmWb7sDE0sd7YHE9oIOGxa4jJbGh0XM7av24l8kJeWelHImb93w3AB5Opa0RuxAbvG/7xn583Fwd1Kb/eavwCcA4nMV9hiBuEkLelhEKD6Bi7P5tKX1wX1zbujLLVgVXeahbcRn7tvIrCKiXVjSxZyYVMqHng=="
      },
      {
        "text": "QXOPI1mR7rs9A2c+GXFo7mQNbdrHP0XA1IyxLioX3tfkekive3/5fTep9fzeR+zvM/xhSCOSeDVieBfBTKV33fBE8S2/gt3kWtKmiu/Y95Ec6f1J38IxBIZwEWZEYzmTgZ6UgrNibafnGBPq4P0KtA2voanySZvhiXCgNQfPfrzo"
      },
      {
        "text": "b4Hb28bpiBdtdtnO0x/m6aqw8kyeavlE/ih8lSwDg/2WtQxkSyXZwNRI5WAbmtE5eJjej4wrRgL5VP0EuSz89klAIqRA44ATR1xK+OM4fLn182t+9D6AzPhoVzKpO18gwdEZZsatAA84RadbQObEh0K/4ioJbmyxWrOg1EobqbWOWM4rRyKXZvpfTdUA1qULkb3zj/eXjFofgbBCA5+bz3koFrbScxR4FIP2MGcZzA=="
      },
      {
        "text": "cFu34uB7G1dEhECvFsLi0BuHqcirsnh0n2ZbgRvY6fnXeKRIGMFGk+PCtxoNnCU9vpGnU0id/P+AqmHJ3Bjt5AGl4W65iaMUCBIFtQ9HpmAYHIXIIFsOmsnOskrD/4x7Iuss0ffm"
      },
      {
        "text": "hAfiyVnM9Bcvsc4CkDWTRv5AnLx3XPrFSLRelTd5p0DDUC0PipEcBKQgeM/8HC9Gy/UIYQUMg4HhYItC5k/prgRBKYuf/2Q6Zdx/XubeWw+ckOWTjDWhTpyLbJxjwWOjkPwf8hnJQuGKK/r3q0YxE6k8hB0Zpmmv"
      },
      {
        "text": "l7KS+xhK3rR3rPRlH6fhQkuZNVxuYaPLDtdmVmoe38UPz2euaFK1HqksHmCAsUFrtv0SMYhT7i0DdCGGc5T0Fy3S9Ce5PnaNpdMpCEKYgp/hOOwe5FSfCJhaz7NQ9x9vAahtkJbJxBiD+hwDdVQVwvam1lf7PQfmnWR3gr1oedv/pX2IPfTzV8sRC/lCJ5njmJCTOxQQ/6+E5vvFVChnjzcjwt11e9Nvly6bgFMC"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-sizes",
    "form": "number",
    "question": "For how many of the eight sizes will the net *without* batch normalisation learn anything?",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab05-share",
    "form": "choice",
    "question": "For which layers is the extra share of time largest?",
    "options": [
      "for small ones",
      "for large ones",
      "it is the same for all"
    ],
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab05-batch-of-one",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "A batch with a single example goes through batch normalisation in train mode. What comes out, and what gradient goes back?",
    "answers": [
      {
        "text": "/hqCOmrRXqrhZ0BaP3eju+KM1IOFZTvr2WiaSis4pee7qkvT35uVfUwGfEQ/zwNbZ11ikTdZ/W94QnHdkkUtNUyuDaVtV5IpfDb6NoEZe4fL3CVEu6srdmi+d3icACGfXJPirGt2XmzG2rRNY+zZN3EAsQ9/FavrdXbBNA0OMWCC2FP12w7QStiljeMnzNA5hoVnEimHxKhmp2gEaQc2m3ISH8KbVSPIZYKRtgOWnkLfevGA"
      },
      {
        "text": "Ig9XtLDWqjJ4G63rl0HQL3GcGNnJCqdu1gTdMMhRfdP+gT46tGHfnDQE1RnqPpqAbG5BhX3R2Xp4eOfssEouQUmVUX/exTkFjNRspr0B+Qmr7j3+3FvdKHYDuZM7O5I24+LLIf1W5n/jY46f3L9KmKVB04D7dbV97eUnvHh/OcJg+HU1LlHUh/HeVGOM4CZ2u+yHhVng+uE4tcyFQdNP5wm2RvFkLImr200aL6fQpe93qtjayUUPa5X8CtpxHbDehrZ5G/SV2HII2MnpYlAwo/3q838="
      },
      {
        "text": "Ny1CytbOY9a0HXnJi+6dD0aLp+U+S27GG+1dKzGOTFoF0PZ/zoOgs0emdUyiKm7DOBvVcfYlPqpHpCZnGtsuSgg6xTJlYRWgwXCV55mJLVkrcUNajJZiAKfvuY4w/aXAlNmDTWLOwZq9YvvGid/nnnkVpYn8saZmuVFNi7oksm0ogMNZqlsTW82KhBEZjR5BMH8bsfcRC50cbOroJeTgTiQnAqB7cfpXKIBqkd+fJYZ/krlz+bgh8U4="
      },
      {
        "text": "PB/aK4yD7ah7sQ8zY3o98ir4XxK20u6HzqBnWiS/N+JxqHbR3kA9wnlUFki+emTQm+JlNHy2YMsaQKSswSB4h1Vvq9G6U8RmzgnBhJs/mp3ZfnKqc7i5XDQqTD3D2WIAOIlrIZvZgnStt0XWq7+26deKzKPuflMjlh1PxpxFCyw/bO4+5aJCrlXAndhbQwdZ5LexRc8FiWw="
      },
      {
        "text": "g09bQD5cvWE2RheheVQAy72/pkbDOwFWfAoUfCgRS2+ZFTw4aqmF2E8pZIEVL0hUtR5KqOVdectbl1ZiuV35JAO+c8BDMuBIxrFAufUlJikwH2iLSJQxSmGrz29oTQ79Zqptuf3CpcfPxAiw7JbE7nWgCMMcWAj5eC5oNfp7TzN5Vg6a2ZIS8gTzG8tPocJX0StPDe4VAW4eSdJgVv61"
      },
      {
        "text": "qMvDy94A0y4MN30aNL6XdqI54hfpGHfxNHVM9hw1IvP8vK8/+wR2sUkNq0C/4mklUQf4AUtfKrXoRrF4p89JIrJemwNC0mXSV0tnsWf3nAEBcDa2Sq0qptktE+OqN+Y3FwH8bU2o9zGmk/qsjiA84DP5NnEc8LDiCuJu"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-ln-dgamma",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "In layer normalisation, over which axis is dgamma summed?",
    "answers": [
      {
        "text": "9w4kr3E59zedAWLY8aklCBwuzO8cdEbK5uHTu+LzbCuEsL9ntvrD3Lcr65qmWsBMq0cvOFTwYv45oDTuZ5vPboSeWY/JsdKZfsquBhr7NeQQcLTGR2Sba+8B6WhmU12XroFEIlG8fAOfAO+jax2LLWxk/iepVETc"
      },
      {
        "text": "Ac3EZmR13TU9L9gDZoOXNlMi+UFWlO0pZnkIsotuNs16akRvNi/kFn1oNmDv23wKtvOKBGuDDJTULRwaKdK42AoBjDyMCuPH6CVxGasKtk1I9gryNNTZLUKsZzo6h6n7lvuOTdoD8/Q4a1AFQjgBM9yzKdQnsYQjzr1AEz5uejz22gtG379Zkh5ofebWHu1rvxL2ARYblp2lgp1q6IEgv+v4Zb7XLFGqW3zguxx41A8="
      },
      {
        "text": "KgN58ErjJ20NjYfuZNvApxb9aM/CGsurb2xy4CZ+mvKnKYbFwvuDPGZiHy8FBHeXfhwIP1JWi5gJPjP70irayQ207iZ2WOXChE08sskXTiEekKQGVCkx/MFfg+EGCqo4L6PuU6bY9gj4CqO6lEgGvpDRGxGQNu8Pex5KdOJ+PbjsNNaIQyeqGgfiDFZYGJkiA0mcFqENR52ziOE9SuIXejMDFcH0aR8vvILsQb/JESn3JcvGCS4T2HtAHpsRt+VyHsFqcwzAGiDhfDoyxCyuOyjMSvyz3Ic="
      },
      {
        "text": "MdRHUPDqN1zrvhMlzitFU3Pu6d71D65oKi3uH4IDTOUZxOyBakEk4eE2rBB7IYvJy57irDOMoXXzZej2lhoqBuGZOGBDyg4xm17zgsPjgw6F4NpJj8TVc+KHrjAcHfTEyJaGgJgilLbLZTku"
      },
      {
        "text": "U/rx2Noi5JcItK/gfDnt3DjhCl6cXoqnpYiO0jpvcW3XkgY75/6Gx75BFRZqavnsWABTQC1bs67kXO7MD0Zkuhj4Qh4mvPkXMwA48N1UxeSyrm3q2K1CeiJIABak6Wpt"
      },
      {
        "text": "vUo/sT8CbVKq1VOXb/p6SW3BDYZ8FD1KuFBE+w4zB9R2UKSp3X9KcXqQR36SnZXo4JTe88Por8BELdkPa05G7GDE4HSjCdp8IFGiEbaCj9IfOa7hi+hMnpfg+s1wdC30keaMoyKSiWehmEVNRa4sGFFHZKV7Cl8x7GXLgsEe2jAw8CE9Jz4jVUtG+71l4Ydgx3qJN7XJp2LKrgRRbr+cr+3x/EE="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab05-who-shares",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Pictures are rows, pixels are columns. Which of these steps take their numbers from the same places as *batch* normalisation?",
    "answers": [
      {
        "text": "FtkrPHgs7cD+Hi9DoGs3jJ0rbReJshkP8hYhrjTp14WKVOSrwutG9HPPJf2vuTtffhI5sHkjShp2P+rp791bqjd5gz1O+aSDWGs2RTyud/6keKAxJiofEMsVw/OWC1fMan5Qv9ZYmt9KCSllJJvu"
      },
      {
        "text": "N8UN2A7P5GMea9UUaHfIIvQfL7S92V4966ZSuwcF/IALHhAcDynEWURwNIp9tTSP/o05RauWzBuzGjst61YswrlxfIsbUnQVAFG7AUHDl8g="
      },
      {
        "text": "gOSdw4G0sOwpHIavU0JYP8PixrF7rYxBbPQti38YQdN1Uo8vrB6iKzxsGbjYr32UcFtloDIk9/5VzZ9hfj0uCdT9eHYwlpw5agk2Twmn2rw="
      },
      {
        "text": "iEiGiioPD41tHwUOkYou8zeUb5qNrihc4ejIWpOSFh9AcZ18MeuHvIFwm299Y00hFOq0Jc+IneEi/UU7vFORqiSATY4B2OlsVTyI3WKCGYsnt7Qtig7uBJrurqiKjCaE6LVFxIz430MXuGaeEr9wsx8HPG0CM9G681ZbGfgAshzPvVfT4GjLcHk="
      },
      {
        "text": "ie0tul/RusGV8Njc9O5u0mKNKZY4XsGrpl0jKLo1v9Hj3mIb+eIQllg3OGj6Q13RdzYBdu6GnNBqDoh5adFE2JZ8TgMirL17qEKQF+j1xweF/IzCqBjHsNznt0NSde8Oyg=="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab05-two-features",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Layer normalisation of a row with two features only, x = (3, 8); γ is 1, β is 0, ε is too small to matter. What is the first number that comes out?",
    "answers": [
      {
        "text": "/n+ucVtbpCa7KC/ZPscNv+JW89VmAk9MNdD+19drcYa5etC7UgN+kiVPWw6inm1wXdsZHFtIgSHKAKd7juv6nMgEYh8oTfkM+31Th0nA1EDdOvXTzq9G1s+YhM/IVWVKN5v5WqO17XyvU5yRVQ/wf1/8lM8Z8doFmo21vr8KyZjT2frRIYCovb+OxevIE/Rk+s8dzOQjty38OdfobTmdDDFr45YFcelQQzLcztwSUV/BwaM4NxVWJiUKPwYweCf+QUUlD2r3+MnixXLbpCWNNEtXpY/dKnN8amJH6jKox1xHydDuINw7MyPJtgKUusqwLFo=",
        "offset": 0.010000001010000092,
        "width": 0.020000000020000002
      },
      {
        "text": "0v2liwnuo7TkejKxplm9cTKq8jsbMw4TQ9sHH2ILC9V7cfy8NVClaZKNDBM9QQRHWxXbVv0yKNrIGN11lnHxoGkhhI+yN8BsXC3RwS88VvoWtMQrOBPLqj07PArReKvQinZ500M=",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "UvqlC7xm5WWrNT3QtCvoOCAgkb2/2oHEro0hANdIO4ujzkSJGY0KK073WZtirRHzrl0KDYQiCTwXyT/76GS4XXkba+1uQhiihm/lq20G+W3V4WJZCTgcmZIRcl6JRehvj8harVcULhHIge9gJerxFKQCqTFSo7ShsD31j6Rj16s=",
        "offset": 7.100000587456634e-10,
        "width": 0.020000000020000002
      },
      {
        "text": "aPf/GrA2KR+I952nY9Sgq7YI79qu/vapegx3RkvGJlX7lNlvLhubOgHhItxwRr5v2Xh09dXFjVoptVcA3jhh3nhVRKaaUwIA0t2o8MpyM1miVJn0gGw36Kh6YnBBycyoF+AKYjMslck0n2kP++ACZQEPBmwNCMfs7ohSDg==",
        "offset": 0.05000000255000048,
        "width": 0.10000000010000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab05-batches",
    "form": "choice",
    "question": "Which net will be worst at batches of 2?",
    "options": [
      "the one without normalisation",
      "the one with batch normalisation",
      "the one with layer normalisation"
    ],
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab05-small-batches",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net with batch normalisation and batches of 2, because more do not fit into memory. The training loss looks fine. In the morning she lets it name pictures one at a time, forgets to switch to test mode, and every picture gets the same class. (a) Why the same class? (b) She switches to test mode. The answers are now different, but worse than her training loss made her hope. Why? (c) Name two things she could do. Four or five sentences.",
    "below": [
      "built whole normalisation in your own net your net of lab 2",
      "import eval numerical gradient from kernel lib import as lab2 from exercises",
      "b1 and b2 are left out under batch normalisation you know why"
    ]
  },
  {
    "id": "lab06-conventions",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "L1's form and L0's form, same settings, v = 0 at first. Do they walk the same path?",
    "answers": [
      {
        "text": "F7xNuA8981BZgrwpHrWXM1qY43+rb9+0s4fz0AzatEw8mgtPMqEzTFivCDKaSe6+BmCMGve07vTIcT26mOPxgTeJvCdW+2/d2jAVl4xO1umh9Ee+lz0FcHh4sDcnRkr63x40qecmupU1PzPNlZCRvI/BVyYa6/EMpdqF4I52szG6bsT0RdYrg3rlg1EbzL8YiXG+Lsj37AJMV5cW8luxlqac"
      },
      {
        "text": "KV3oJrXfSdQnZbXJGarOvQwA2CmLRL1Jco9camC/v8SqrK34LmRsarAX5d8XItCeg8K3QKsZyhuHY/sJjvtau85xQBHOYvYKGg5lqQWEZHUD+5XGg0gsgZzPb03O1S6nDkX1ytXo0TKwVSBl3E2FfewmiU/rafBG9cBqWgGGLqC9LltD1OL4cDEIaE1sfqnbhMUvnmVNd9RAb82FYDi2k4qCao6duKpgBjscJO51YfUICmci5IaLTFB1/qYWSrXyyw=="
      },
      {
        "text": "LmoeFpj2OkJtJUObx0R9jEGtcpd+5Jyoen8T72czNDdbLJ761kEE3ssoCrTGf2yyDMmOWCXlJhM/nfc4xOg/ZgxLXOPaHeOuaCARv5HR/2qUSMXe9fDqcpM3Nr+qKJXEUabt/oEX79VU1cx+zVwkP18yYigZiw=="
      },
      {
        "text": "REaOjVDXWSYA/oIejJrYwsgxI99Z3isLwfDuYeDtt4NwNW0UI7C8bqSQY1DBD44W1EVaz4cfFtGwFwNNPZNucoM48BXv31Iz7HY6CCNz2FEqwuq3zTylwOAcCB9LVxBZ+1uCTXr2xRLdYm+V0OllnoY6zNjd60BlZ5B9L/lPE4+WLO72AMApgLlUeeExKropyUhFg5vryC6OOpAwaUgvRiq7HNkwxJrpGTHR/ZUFh0ntzS9PLlyxTPX5L1FFCM6KjExFv7Od9g9c6/8StvHYolcbGd1arUg77kzC1AAhSQyFfDgRx+zsqrqB+OJzc6XsvycJJIJ7"
      },
      {
        "text": "YC9wpNxN6OCI37YlG1cyOxNxT0M2/eKUhJF+Cupo7u+6G+GDm44IZnD3OOPWyGJhiE2R5TQ5MSWUxFfBV0X2l+UIrosaGWA/ENHK7dtvfgWBWyOnp51//OE0cHT9xMcRO4w+Gf37xOTIccvoCDTH0v1M0m26uaEr9RfYJaVRayXfywQh0WLMNOh1sHuLohLcgTjapq+k6Ja/x0QCWRrDq6Z75o1iyt4BQn+53HRJV4lHVZ6NbAKi/2FjAXntp13KSayljVXK"
      },
      {
        "text": "bU/zSIuboC+bx2FiMNtOKkcLWeckJ1Q1KvmVaJqT3jErhq20DPa3Gii6iEnK9HSy/A0GsqU55nxTB5UpliI09/tvPd7JPVlfeQRXP3MRPzgdbvPwGRl7UwBrVr/cNVdLmW8Rbi3tk265tj2HSlpaAF7wqb4kPVVAvw=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab06-terminal",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "The gradient stays the same for a long time, and momentum is 0.9. How many times as long as those of plain SGD do the steps become?",
    "answers": [
      {
        "text": "1r210kBgq5XJfohlX6/AtvwiTiXslAabuIfI+gyUbT2Wv3iEOqabnpWGQVRMCVaGNZu10oxeoUSOFpm2UvFW54//+20/pmwJF2lUQ+0ZnDLTevS9M3vTn2CgHWtkspixcSO4RZrfD8MCl3bkEHB09bD96sZO3Kr7toxHkiWA0QOvQqyP507ObL95GW/k",
        "offset": 0.04999999914999986,
        "width": 0.10000000010000001
      },
      {
        "text": "HOGKhySKHnJm4aiTd5ulsWKfWPt72Sj1oOHeHRMs3lqR8dIg5W/S0sftupsmeSxLXLWLMmHrBQBF0PxmM/NQQHaWE9YN+/zbmrNMr8n/7ocbr9mAkeJLTIyYROX01OEo9O/Jq/4j3n5wYui+Cw5NabrPY42loxKMhaMqgQpxEzrD3OFynwZCTCijLqM53/IUgiaU9eljJTyeFC0hq60RTlPhkWndjmxaeiFFCWXmUrb8c5iCRk0wY6zwa8WH6Bxi+LQG+C64loGGCvOwhhZnfotgv/b6R8Bt6V4OZq5/JFJlA8T7f+YtilfbiXLYC+teaIQWBe+lNVjVW0qNcj4BGG4AsP17EJ8HH4ZEvVdAXJzlE5kZxfaFmsptyP3AgI8+ji0W"
      },
      {
        "text": "SG54Iz8eLLSMqzTgAm7rxEgY7uaRBh9bDgR10Lmvtm0Y73oPzaF72kj6j59kz792IlxhQCWXyPecXloEeLeVIbGx6/+n2rvmgBTHg6fIHJdzCMLP3fpJpyqyhA+UcJ/f9X5FPIKmmJgrBImy1aWJ8AM81K0L2lS0S4zlwxOCW2aUy0rICrl57V7RGPVqO0yTWPUH1ZiwlEavHsriMHKjP4/wCYCNAGLsDwNCcUAmWUXlsdI="
      },
      {
        "text": "inL/4q2lwvFIK95DeLD9MVtpNZc5QLO+57l92I2Vdiyvv0F/tcs5Q4ZgZzMn9YVzwD0ytvCl/ER6xwmRJtDDDAYKcai27Ps6M5LbLTJS4CHNVycwrjY3a90a8AAQx3ROGhODBsMFsBgYUdg5AJ59q/cVbIU1MTWA7y3xlO7d0u5JIPlB+XtaTCMSK7KP5BX5jS9gJy7u+rEPiN2qp8WSP41BR8SXeCw82Q8ps2j2YJ/rcPaNJyZpg/6ODCT+kDbhk2gyjKm4N26miLOAgtID0QSuBUNeSWmLlL/C75uy/oSmwLA5gnYBMBFSBV/3Ava0QjunAhBeuEMip0OHYNB8dsWPva/kLwWKIjlMJu0DCaMihZx/EsBRePi6kJdKqPw=",
        "offset": 0.009999990009998072,
        "width": 0.020000000020000002
      },
      {
        "text": "kLdx6515nXDNBJQpXJM32gm+DUy4o3Kv1txFvoeWMwVkjz+EgI/lFui/1Q/FZvOrmXKHqLOmAunP2rpr9MV952ij3IR9pBb9QQQUTcNu7XCQzrFSr1H5lYHcpK+J31V8Lt+8YvLRO/veFTE06AIJmJWzP/rRjyljTWQtGRnZSXXtWLt0I6pLeO1Q64jYXMzXZA=="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab06-adagrad-long",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "L0 asks: what happens to AdaGrad's step size over a long time?",
    "answers": [
      {
        "text": "1PBaT/zD5pIMA20A+c8p0o8SPOnnF4qllqToVMmcHkepirl3Oc8MXnQbD1sU9rwOAaOliI0iOmgKZNjVfJN7F1XEeKZ9Vqy0mE9H1IG13ZTBSuCwk41g6coQYqYl1RN8bntl1VnITIXzoKsY4par9shN89L3felWQwRinU4VLZxDhjzp5oydNLeDgV8Wzp2djt28+c+adKCf8UaZ8PzsA04K7Q0eTZIJfchdst/IHBI6Y9QYF/mPc91BYKsAqzs7Gi83IsfeYcEWEOxHgN6CbapS2tkdkIk2egTHDHQ="
      },
      {
        "text": "7Me8Bm8K+0XQnFx7VBmrZ2mFIx5wphZ9B0u2+Fx7677oUV8wyzI2CSrb3/stBbTdO+cYFX0vDukWekiJrA9Z0Y0lzBTZG2s+JOJJE3ni8cXooz3fcY86eMcv/BHatzDClB5YNIFkK2ohjqn7oh1j8N0gqxG5UavIE2Ekf2GxXB1MowKRMtttdeRNL52YXkN91+RNV2ZyO57uIn2/1ZOygEhaCwShcg=="
      },
      {
        "text": "KGtCSQHfTr+Zo0ZdISce5H/7g9cxKmLFYpE/v1V+yTxELoXPPbwSwylajHh59sg7yT7zyqnGcr+GTZLsZHGiRnw++b86Vq38BJmFPL0KU5hTmrw6sn2QNd+/NYVmm6Ew3KZ5TTqX"
      },
      {
        "text": "MsRyc5EVwQtCrVg92hydAncHXGDVDdFvBNG0twLxgOcLWHXyg2hAGnaGTdXtfUqeWCoFAxCf25FnE1xItE7hgbA29z+os4Is8kXQ34BQ7YAj6SgtRqn37SsYclXAzcVCdOH659SsNPogS22T9PTl6THmOd4EXcMkO4ewDjNAeLKwBTiAhkSFs7gOidn2cZaI8xCCZLbRSO1wwRYq7AR+HKTBD4KmhSBOPyWRI7VRi/4T6xm68TfuFFZp4/rXDoZ2HiYRkSysMFicuXk9mNn/0pKm443I03Vbmc8uZpBd2nWxtpc7vQAocn1PWUQlKUgpPb9VBJK4UUALg2Cy8qH85A7aLto3bY4CGS1sQn5y4lCOPpjnhXkwnFje1etY1CW+yES0RoA+pQ=="
      },
      {
        "text": "QvGSWRXMaWhm0vEu62K69YtIRjMzkHEISgUmN7jW4RX7mEghiKXQ/36bI/p1ReBUoHLWyKtVxmRzjopS8dAzpcg7S8WMridcBFY4AeoScs+MGWNJC+tsT5XGH2ptnTMsONfaT9WAPRdZAZg/kClcqs5Egyx4KcoleuPWx+WS1KVm5sDI/zS5ZPj59E0pwnp0cMpsDwuuZYE1EdOa4S5l1FB1ETJNJQ=="
      },
      {
        "text": "tR91HWevfFPmTvVQSt1i8Sj9WC/mjS3wLp1TGOq4FYdCfUqv3FOBa31Y2wq8zg4aTqNPtD1IolqkEDgZoF9LzvyiOXXdO7SdONmzqltt6mOoiUC5eYp5IzKx2G9UdTksZUCco1gAKhqBImlyN37vg5Rx0y/hr14Sjv/E8+xXDt1qc5w="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab06-first-step",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "m and v start at 0, beta1 = 0.9, beta2 = 0.999, and the first gradient is 5. How many learning rates long is the first step of the rule as L0 prints it?",
    "answers": [
      {
        "text": "/IZ+28GQZ6KT9LbmPmmzFtTRmtB8bWPVL/OYSKkuhFD70QsdH5imUAnA36MgxCEPBfZbmzaZEpVoppAWisSHbYdlpHcU61YFQcHW5INDxTjeTvfOHFulXJ1cvaUdyT2CDFF3dmWS3YmcKF13C9MAUA7dUpnrJV6NxELaUYXTrpPyCzw="
      },
      {
        "text": "6jRf/g0VMRRWgb5SuOKTzBcSv1Te+UYMWW+6Wmu96JpVFNHdr+QeH2lu6LXLKfpy9LIeHCbmwum2glMaF4X1LApLLEOckDAQksu2N2AUCog4PJceJPrUPy/0vKJ5Iw+DrN0qkfJ4l3x1g3dWDrwKIh2ZH35j75AD/8f5Da51F/Kv4jSBVDkLOzRqJ8YeOUHz7uCQ7Y2uq9F8ynv9NKro+VUkOVn9U0La/JvEmn2ZJmF8kOsZJjkwLGzGFDZKSXx4wJ3rxHkuerCP"
      },
      {
        "text": "Su8Cp10/hIv9PyeeoTkeqowBlXnBLyPjmaYFdtgTCp1Jb/EGWBlD9Zt82bURse1k8mlcR6MtWvCi1UJ52MWB+WmVmh3fTHVEb9sX3nrJNh8z261FOOY7YNB+qX+eljMNc6sEShNWLaQCOTOmfbzFO8s2poPl9VE="
      },
      {
        "text": "j4jbToQrV+0kIL2kMbR6sKo2hTj3dMKfzLA6N6dISGAj5+Vh4hIk4nQ5YN+bI9/0SzVnIdxcLep+tjKAXcowXedyb7FmAxhcqMx0oIIlDTLpl6QbmzmzRpziPebYk/y9kLVO6bYkXF6V15cbGwP/RQ62f3NFVEHI65HODm40a1GZfd2m+82GQDztFSdtzfD6tgYTKdOkpjEFqXVTbHRr03Qrah70TUG9EON9vlRiDkoABU0gYLsjW0e61GrB",
        "offset": 0.019999996819999755,
        "width": 0.12000000012
      },
      {
        "text": "yrkFd5WK8x753dAGAek1cwhqU67nQKd0G4fDcP5G//xRp+Wfr+Ft4hRClLXV8CzV9pKofAFE+fYTBJsAPz0K53VzJ0qbA2XbVemBgnjnBtR8a33vI6bEtI/acnJ5I3SfI9SUCCFuAT/AJHtn0XGfc2kZki3DHYD4hD0yPSYKRA==",
        "offset": 0.04999999995,
        "width": 0.10000000010000001
      },
      {
        "text": "zd7kHIXaLW+f6RsHEuZgASzCwvqtdsoke1X2i5HZRcNlHvfkQ6JhnMaWB/pSq0YGoeGwOhFPGpHTO5UIG5Nu7CUq4x4QUXoZRIPsDgLb37p34GWHRBUsfKBfgdCO4Gl7pTOwKHLoMllHaF1w4NqENXs7SA==",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab06-two-steps",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "v starts at 0 and beta2 = 0.9. The gradient is 3, twice. What is v then, before any correction?",
    "answers": [
      {
        "text": "GbU/2sLDU6vDdvbgeQkveSdHA88BUBb8d7WihdYJyyMsXJtTox1brhRkYWcMbOHyTfc1FsUEZlP2ubIzBvgGBhncFwUnH3c+2EZrQazyhwX3uezn",
        "offset": 0.04999999914999986,
        "width": 0.10000000010000001
      },
      {
        "text": "P0O0mvPbKy2ZIu0MJdJPsYpooqNFu3LVBlZQRL9VwnTLiVSWNpbq9RsZ5woQUkERexTHAeaeiWDZ1j3dKw6EQZKw8zWiPWj/RKpHrxxUiZlIL2cK27ahgMZzmfrPdf8ij/c+jy2d/VvYYj6K8yMjUFw=",
        "offset": 0.04999999824999968,
        "width": 0.10000000010000001
      },
      {
        "text": "cOFBRH+boX+yHljzuLcR5oI6FvsR6gDHUk5PLc1oIEQHl+HC8lENbMd8Wq9QAaZ43cWfOKn8+Amx3YOjY/5YbHBcfRYeaFqAW9HQKuZZGpN1Z8HNOko4+SFbceAG2p7wM1KmG+xjJnv3L7+uPPE7v6GT/5gizDOHnh+Gjgo=",
        "offset": 0.009999991009998155,
        "width": 0.020000000020000002
      },
      {
        "text": "uGUOYGXL+KwI9OltxhvN07wPrN8CIf9G1VkRtRLmqCJYlPl2zS5VsFixWrmkoC8H8fvA39WOJ9usaW90ExTMiFMuplAwyNArMprA9U7VUv9Vx2+cYiA4qiwFwW4vdZB8+qd/oRsYReY6iDJHbv66J1zEuF4fAb+gW0/6XnUqypSQJFuIX69CIhaQp56fM15CrVBNjl0p5fJNXLcIX9J/mngdjSRwb1fUrA7uZjnQ053khHhDS/NmmaS2skcXB9kU7X6FJJx+zPQXaNDmtn4yVq4AOimIJyWHFIVhFnlm",
        "offset": 0.004999998294999974,
        "width": 0.010000000010000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab06-turned",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "The narrow bowl is turned by 45°, and the start with it. Which rules walk their old path, only turned as well?",
    "answers": [
      {
        "text": "0LSRpyR3AN+tbzFleXJN89zpPsRiMxgeR9K8vVxZBOzqrW/IeIqzHwKwL0qqidAkxMlcfNr38D70VZyArU3RejQpoo36yJNbM2Qd4m32pES+mUNAz249lP1SMozdlfLiRDs4860fJOYYL5p7eT936wiMgqA8iVxUyGSeIDtnl/jUlwkzVgTRJe/lMotDyj+mVeW0iBQWPEi641OxrtRZ+wxE7XDR8ORCUAwIRkkOVPX/0MtehYnlga+qpqQLufEkh8ksuvJJatRnqzc9Y0ggsy8re7cdbypH9lIl"
      },
      {
        "text": "3vkm7ohWFDp1q13ru6tcHA1A4hEN2ZR/a3CUodAUhIWbvTzoQbOq4z2pIxMotRkw1DpcteklxkHtyu0KmQy4Kc9HAD5SVNhMNjzXIwJUjC+edp6UKAWOTZZAjGEBbw=="
      },
      {
        "text": "PJYl6ERkHOf37xNroY9Rk1NrIod9AowGLaKf7fBiboBiNde9kGeSVB4P6UkVVs076peqpcVJc1hkyfV1uJsMbr8dJR8zIh676JNoo7j4B91/tiXHNhbmCN2U/NVzhWY="
      },
      {
        "text": "T9apBkOWVCo+OK7I6qJ3LwFn1Gkh3MfIuLc2yRrjfLhxkRNaqZ/hRtjDoRMSw34nF2LjBuKvanVCTr3uOnRlwWaFoOvl/OZAEaBbARZDbtfBTBee/YpyweeqghGi8nVxQ6cg+Yli"
      },
      {
        "text": "cz/w0tyBeZQxslb2sbzPi/XvGcGSBBaKd+bJN6yj6K2loam53CcVCO1VxmfO2g7lEjhBdjAcsM1iN3Y8kRoJeUTUJ25nLHweRuWpO163qPriKlE9M8Ax4kkrXK2eKQXcWP8yyYJ9kuT83D9ykoL6u+S2K7fHpOMaSWTL9Q=="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab06-decay",
    "form": "choice",
    "question": "Four lines: each rule once with small and once with large gradients. Which two will run together?",
    "options": [
      "the two of AdamW",
      "the two of Adam with an L2 penalty",
      "the two with small gradients"
    ],
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab06-trap",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "All rules will get every training example right. What will AdaGrad, RMSProp and Adam do with the three shared columns?",
    "answers": [
      {
        "text": "Bd0LbZUSiUZl8HImZ/6yKDXSHAVE2qpCokm2krbcd/X68G5thEZGaPnpdjiFmqGMaElSCXO4W0px5K8k9i2pp1TOqg8IxXOMyC4RUgpn4YiQFXZb5LD0aGdnJrVv/CWZyZCDislSQj0/kvmlPqfhhewgzayDpZ0kPoiwVRhO/JWVxzjDd1RrgvPcCcSXJg+WiWG2qEGO1rt1f0HbzA0CrGsemEkNx5rdJfxxWgVCRifEE/1bW/POfUFgH2fAujyS4vORDm/styoI0E9VCHiKBk6Pvpgw51kI+elv5quQixCufq3TWqwnJEfadKP0PVvbJ7m0N0cHM/0r8yIuOM0p7+D5khYOeI8C3a2jEuJMiPzdxlkEYuRXjg=="
      },
      {
        "text": "HFbjczcosbu5RnFBIdUqU127Qzw2zhPpIAQwRpAVpzdwgGSr+W27ArTNLW7uatT0VWuB5GrlMU15dkvYrOS1k7f1/LHQWFeXMvp2WVgbWoAnzDyWYPOVqJekvXAEzKgz19wlDe1rchImzuxqG76Q2YjBC+yIwYb3D/MREgkQ+brBFfVI7NGKMCGcUIaWKAVA2W0yoU3B6hO8"
      },
      {
        "text": "bGFMQh0aRHUMeC5gDfGFHPLN8eS8B/Yoi/VY1T3Rd/9Z+HvmsZdTJda+H2DEt+Ts3RNpZLQfrPiwPZ/DEt9gCEWtfcRYWqmSmqEv4ZBV8hWaQc9VXC7AVKB/fNGynhaAQOqv5OL1MhofpYvYNICnfaAc3DRiFr1ozG1q9jlRf0w83zcTgVz9pU1dY5WxwHwh44/1eM8EttreBHUliKMt75ASkjiNyueEngwj"
      },
      {
        "text": "no5OOb1WDyLmiHpoxOAild1jjnaboI3TOv8KImVL5YzAQysn90dRDZfJ4dKAD4u8agv0jfLuzx8kp57Arwy8gjbG498l4jv68NRpLoyXK0fBxKXGWsFT5JdvePUufywCShz6RrkxYYA2KfrHujpwbkZzMYl3ufuNo7rbomdN3rp+GjePVUSjsfPoBAHScaFYPFsoU6m56q6iYYYDx8MFQ6N2a7G8WoUqIi6VZ0GBeivEl2vOyKAW436K1VzEEzbzGmPeZiP3zfJ+8YZ+"
      },
      {
        "text": "tQnEzkLXG0uZ0WqhQNwIILApO+Y6E4gYxFDsC6DcNcJJTbW9xBQ35QrEL3PBEyJdCOjbsWvJUyB0OZCM7YHmix3NJAyUiys1q8HiM952YYS2ryK2PHZGIBB+gIMkcroip5KYMvECGj0S+sQFMosDsqJadPugzIfDI5eDvDhPtw=="
      },
      {
        "text": "xwdsTn6iItWUx8bIeTN287FSxxNwNKXQpUVLTXqXl5EpcrN52zIe9hNGb1FFUD+aF58RFjDp0vOMeJWu2tE8k1Rej1xjSlxUpGYHBKZLcvQK5nZLiBLmf3IdRb4F1nseeDYur3W29NpvzuEhT3ciZBs1W+8IrIkj3at4nLvCqadR1gjqTThmpG1GbdEPcrgTPyaFaT9b+vAfHUO9IZTtMUtydvnvZ74cULOPGDH30ybDedBtcD0pp6XNAUvBsXpl0jD6Wufk8M8fNnHtMkM8ahwKmNzkQI0q1uGDNK69e+Q4yJO7wta8EYdDv2r0Um9yjZiQpXmk"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab06-diagnosis",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net with Adam as L1 prints it, L2 regularisation in the loss, and a constant learning rate. In the first twenty updates the loss jumps; later it sinks, but then hovers at the same height for ever; and the weights of one layer, whose gradients are tiny, have all shrunk to nothing. Name a likely cause for each of the three troubles, what you would change, and which figure of this lab supports you.",
    "below": [
      "an open goal the long valley twenty weights a bowl that is",
      "import tryrecipe from chainrule course notebook await tryrecipe valley recipe rule sgd",
      "your turn write your best one into valley recipe in exercises goals"
    ]
  },
  {
    "id": "lab06-lowest",
    "form": "choice",
    "question": "Will the one with the lowest loss be best on the held-out pictures?",
    "options": [
      "yes",
      "no"
    ],
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab07-new-pictures",
    "form": "number",
    "question": "What share of the 1000 new pictures will it get right, from 0 to 1?",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab07-gap",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Training accuracy 0.62, validation accuracy 0.61. What would you try first?",
    "answers": [
      {
        "text": "GqCb6huAW8YFrCBK6vXsgrL8CDlnFJCAq2Gn+iSW+h8jE98HpEMVRKpwHrS3mjBEjBZC5CoF/dDuQJt55AZp/PXX8jsctcsMekvRDYrUBWofpi3lYaw3yqIRgyoDH9CCuM36HPfcDkQwRCiBZTkcYAsSHRV1uBaY0ly3bvXRUUo20f2ynyEpnQSpv5izrNvl9ipdgJNSkmLqMZ2uENliuptABng7IuToBLwvde6tJPRF+yFC8keAywhk9+LYq+bw0soGp/Die2y4y4CbFbVE"
      },
      {
        "text": "IIfNB7FtuqdEqRS/jX4Bs+NN/sCZTviXdfkXXmvgNW7vSuiiIUPP0xw3atXA5dQB9EK2YLBwAcIDeaqL6mdqXIj+tIw7gRLTZ1lJpqa5AxFGas81VvK9Ti2D+zyjCe69H5KfKY+DTWE5IIsU1y3rK5FnlgzkTnbzTgS2f5KT3m+IBBKauexh5mqawaTfeDHaVc9/efeGoFB6HttCIVCdix/ys0zQvzLT6JywPMEtyCa6iOZkceyzb9Dh"
      },
      {
        "text": "VsTZATAwqeGuq62odZS4y37EICiFn7+36bKS30j+lxAUb+jgx6Gx0I+yP/VhHBfytRw3E65HJlS9QW3A8/GC2FP9+TCssWg9gwdWtDvo3AiPjHk19drmS44wbITUTH6vbsHU2xGGT5qFTkfOzyzYTyRwi6J+o/SrxMb6QQ=="
      },
      {
        "text": "hocgXu33VVDXPbD5xgoZNoCPKF66Z2LabTme1bei9JFB5pQaT2C5zj6LtudGksqiTJeV1Ian1ntvTcC07KPoCkZ83htAb9kDaJP2CqxC0RruhjJqH6Qd/09CsrOOMLs79TeCvfagpRq3Nr/AevgS/+k9a3JsPju8pX698dpK3o8Y7kJxvgdA4El0b6KeABg="
      },
      {
        "text": "rahN3mzBFOCo0ynAzq+f6ah7DYzptSCVQ3V0KnIdFw2f+J2oS51pu2DcepAEGflz1bMIsOPcNm8xRGk9m4Xd7RTdAQOcgl83MyYMFIs9fR6glcG2I2Dvf03FVkeRkOshlTV5dj+Mzsfauf9Dwc/Cq85u6mbe7BoJDDA7rqTqDRt5mYj3fPu6fH+QEKo7vmtHEOCZi/aq/w=="
      },
      {
        "text": "rr0GnsNEcB6f1vTZiXXPbmm4AoSmb+opeqxsBPY0pXROjjx9hd020K/j9JooaemHHxrtVs4LjSJUGwE71ml7vU1RpdbDS+hiUugnMxTxq8tX6k7znR+qK786uWMvOs02FKRTysAI6aL9w4h7tqmLzlOPx5z/0FLkx0vnDL+tudsB0bvrWk6RwxYiOLJdDCbkvQE="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab07-close-the-gap",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Training accuracy 1.00, validation accuracy 0.61. Which of these may bring the two closer together?",
    "answers": [
      {
        "text": "+L2H5AO0zi0VcWGhA41VDlCjH9z66gG3NYevOf+DqJ2EJXwaM9JMlryha+w0Q9C4WdDG7bBv24vgJNZWlif5R+KbzPk+macJOYeP5rkRomAzHUeDy5QhAxbzWRMakcocDEhVuhONhBvZ9O9gW1XmQYAKTvCH+xCUp6+yzVbcwIcHfc9JLyYRZQ=="
      },
      {
        "text": "b0Z7bjtbseru02shTSAcXGGJ9awS71zmoGFz48Sgy8qAT6dzk5DIKCM1N4ahPlDasPGrL6nJKMi+tta+oh1x4B74rCcah8BU6OT3jPq84EofVxxRVriIpYN8DcLxqeaJLJ8r2aWH1Sq3WUeQYAx8TgsxL94="
      },
      {
        "text": "phmO0ryQjTLaLIUVq9WJI7xTQdR7FTMZrlkh0xFmFVRiC2kjTq+zdbHpVvJLiMw6ZQ/otboXLL1hm3UZQonH8xLI/nV2A4srqSYBhbJzJA61LZiuNCM="
      },
      {
        "text": "uJFXltjAiEztCfFefpaaLve8CEvnEzPAlaLx7MYODYsTdjWqy7tMUVbykHIzXGc2+9QmfJ1p6uvT4NANArN5c7WZZwx/7qdZ39kr6NYfnmXAMvCP1sohjZJeJcnC8xyCow+hag=="
      },
      {
        "text": "ujtzvJCucNIJgBWkFoB6ritonVvU7BggovlWJc9NLINKkuq/km9KcUhS20nKv6IiUghe2ZKmERCwl14Qy3lAg+jIixPEcQUPg6sXvmVEbxruTlP26p6ptRRhMzShH+hWldAlFPUoMdv8yg=="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab07-pytorch",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Lecture L2 shows PyTorch's `nn.Dropout(p=0.2)`. Which p of lecture L1's code, and of ours, is the same?",
    "answers": [
      {
        "text": "796cj262air4/UWNqJqa0d0hqpaRbYQFf9ENBKwMyhlj8EGsroNf1q/NfsCc73sLLUEzq+1VauYYHO4U+XyPNcLMkbqx8MbSpnP40x6UNcr2Kg1xKK2/RFhif8dXWF9A584AL7m+JtzRdpEnEzdKDHdqhIQ0S2YIMKRzSpGSCnoAU4s="
      },
      {
        "text": "aX54HbmXzsHQu2VeujIubRC9nZCmv1oSlDgidNC39SaXi1+2aUS2OXO9nuSwFfBtTcvP14g/pIZye+AaKF/tFE21vipjXmqVX76nTMM4ADQujzS0bBIii2iNavUrr/MT7p4QTIGqKlgKUw16GMkzJFVvlRxL7l0UKMWX0CXd"
      },
      {
        "text": "bvq4fqmWqcnW/YsL7awQT4OnW4LgaEBAmQGxGsPkUZesmqm+AzZ3p43F6zRfm1DHJcaYxM6/3O2iZH9uhhiPFiulzY7TD/5+vdxNFNE7tr2RmGxWX6hoNcy0oXfOWkph17RXt7HDbhuE4qRpLAsGHOl7apvpuXnBWEw1jLabXA==",
        "offset": 0.049999999850000004,
        "width": 0.10000000010000001
      },
      {
        "text": "eJ9XmQbsrULjAoab5nieUADN82MKNjcbeX821ORyhol8dMl/e5WdesAGdBThEKP1+TaHM1GaIljhjaDbJ3OaEhUjduA3VAOcte6HjFLuhxmr30xvCOTZ5ceEAercB4MKfjJfj9SdFHpnK3Z2A8ABt6n9crHy0blBfjMK/N3vbNfO1YFpf+iEeJkIJTishR3wFkwj76OF+vxVN5U="
      },
      {
        "text": "sNCSQDjhYp/mG0LeYPqQz7sBp5su35z3ZOFTbEMdwXjQnVYnxeqUbqfcddKHXo4lfSGLKg5riGtdKq7i6gEsndCmZe1+53RQv3fLRGoKoDOIld02U9tUdFTwBmm+PNl7YfANPbQoNhT6rW33ELPu7JqX1FlUzH2SuWIEJ1oNfH3yU3aS5CCuxvzHRnmRixE+4uAwxHQVyw==",
        "offset": 0.04999999924999987,
        "width": 0.10000000010000001
      },
      {
        "text": "vQD+pE7YYxTvPGgABE9pvjR6FATEmvg60lSYkOUCR0NlPzG7txrsWPC+ZSiHy6BkZ/MxNjs7M8VzaTQnbqoX+662u7GKmT7x4BX9qEsERxnxCx4q12vTly474GDnIS9MnSxvJ5d4296divtt00AEMdgXvwUx22qnr4U=",
        "offset": 0.009999995009999374,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab07-four-masks",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "w1·x1 = 3 and w2·x2 = 5, so the whole unit says 8. What does it say on average over the four masks?",
    "answers": [
      {
        "text": "2ANDqZMimch4eZ5oBSTEhxjjjguIBUILOusLqw7w1IUraQ34Y4PEN7b4YBWy9FSeqApJMR+m0sa0qWAiGvog1yXKVp6dx77UXodNW0aXZPdeKP/dmM4IxRhuRTiPwqAvqIk="
      },
      {
        "text": "DeJvfFsVKPhMEA6y6bZfB0lkPS4aSlJwUWKiCLo5tyvewGn0xDd3HJR7LpZ6L+Iqk9z+pYXiqGTh4g2W6NMUrexx7qq6Ol1ZJq/eEWWot7PI13M+7sNpvZfBApRjzxSEDyshwz4="
      },
      {
        "text": "YD+SjtvHRAVKB9RqX0yz6mXdWXMbqIjJ0GYohoL5kbeiUvERocfaB4AroBu9EV+drVOicv8lDYNtX7+woK7riFnurCIBhfb+uKRI18u3+MF90OG5BFn5rthJBKagewFzfcXOnGDlyqOj1+bEpeIuN0s0Ym4lz2v+2eK+vj/g4iu7S65C1nDfPkWpxbTb9gy94vIou67mDA=="
      },
      {
        "text": "bd/p8R788wg5GwcauOH5Dq+wpJXajRf2tbU4GyuVVapB8zlgLoUTiKW+lAPE7ajuqCJawp8uHJix0FUA5tTxiUw53lrWmepOJ2b7d+68UWvm652gTD+6s+kIesXPUw==",
        "offset": 0.0099999960099999,
        "width": 0.020000000020000002
      },
      {
        "text": "dRFBJ0bwQyGd7ENsWcq/5D6SciO+IY8nXm8IE385GWjtQKb6+BmV9fRMi8b3gsNfOUd8e30C8LBut8o6vctDnuKmQx5Mw+vCFoUAIdFU423uIFKgzgM8vldhEbHLzmXOH7aNGQonIpe97SXu9uuGM7JKapyCi2PsKatxP4vPNX2xPXERKOcR3puCsPuYC2NCkl10",
        "offset": 0.009999998009999844,
        "width": 0.020000000020000002
      },
      {
        "text": "iVShIhAgLptfkbntMlG/E1+lRP0obXGfkoGC8j1JndeVRQrgDf/+xnYzimjcw93zyC2+8ky9q2aasAZErnrS3PZaCqRbR/h5b28lJOR3QNcZ8hyxj2Ne4Qoxj9FtsOVXLA==",
        "offset": 0.009999992009999126,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab07-thinned-nets",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "A hidden layer of 10 units, each kept or dropped by chance. How many different nets can that be?",
    "answers": [
      {
        "text": "4Qj9tPfQ4AqoF5n5GmlipWLv3j5c3Vvo3OQKJepWk5Qcj0br2JLmdT2hhtcKXWjllQs/u6WtCQ3bKd8qCVJgIQUrDGPwWKzZEQ0kf0FlUYW2dnDVDQddxrf/5boLIK7fDQ==",
        "offset": 0.009999900010001284,
        "width": 0.020000000020000002
      },
      {
        "text": "NlrVA79ka3EqnIy9RCdUQV7lQ13qd6zxrkdbA30bulRQrL0EsIHGvCY8uQ7XUtwSx1L4imCJHzIUmrOTWMLASZzkuSJlOSaJM/PIhPVSu8mkaCW873Nf4I15jAOIc9/PmoWa79/dVvwTnbrgln2FunRqyCCG73as9C0K8cJ/JIpOHxd2cbuja0COSMqug7OA7rTRr6SJK+V4GdpaMzmz1hfMTmCN3lN3TA==",
        "offset": 0.00999897600991062,
        "width": 0.020000000020000002
      },
      {
        "text": "ip6/UFUt7/OhZwaTV4CC+/cZDMM8iNc26xNxG/IBV4dQavGupSZXkG+Bm/BQbQt72XiOZIjRWPNGq781DQglJACF1/WGZcOQDeHEtKn1T8WdqSwqBgFeXJkYoI9fiZkIIViuJWYZKT9+2v5c0g==",
        "offset": 0.009998977009900045,
        "width": 0.020000000020000002
      },
      {
        "text": "sJgR7HsRi2pziv39FIPT7ozPysH+O2e/5lQi84oNJo1dG0qIpIcN/N7IWnXKDeXJnHWDsQ6vUpf5PYZIUqgrnSnBEVdFP2Tj54IulJ05O9qY/0setapWqYisNA==",
        "offset": 0.009999980010000797,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab07-inverted",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "x = 6 and p = 0.75, inverted dropout, training mode. Which values can out have?",
    "answers": [
      {
        "text": "50XLndV2PXz/3fpt1/sGmItopoA6IVrzWPGNoPoARpHu5hghfFRkMF0EhbJoQkd+cw5D6xXZHxkplGI46h14yrh8S/Khk+xIynSyIKnwnnUWc60YV/bIAr5t+viz5slxBX1qNrOUqA=="
      },
      {
        "text": "9bv0eSY5SAzCUqdIcxJvyiO7T57mVVBNHt7OmOhUV5dvxIpfaZc1LFA6wrzJlX4tk+r4LqRPSAV2CYoGS6IiPAZYL2ylpXsBZNbvr2Wv490/xrCCfDoZooeavBaTVObPzM++bIiANY20AKNKGmSQVs6M3ysbWNIv/jlrLw256GCG/agmfA=="
      },
      {
        "text": "Fj7jVthTlTVZ/77ELXAMp0I0XgucLckP8TRyWE/PxVDxWNfuLpKV5TsRzTcXRcOTn4lwo6nXhIo67dy0meCUa06xDJi0te1YZdw/OKYDGGsBfp3f/56AmeO+JFMB6O8VgG7jGr6NmnpE3p/g6sudTW4ytgich1f2HquDm/rgjVEXZ3TaQuUiJtmc4XRonXLb"
      },
      {
        "text": "MI4lGYyaMPjQSUhAEbetyW1X+hJDMTWJVja86Edg0G1vXepxwADbKvd5cPSi1xCPbs7GzaHQ4pC5NbySI8xRseslIhYW9sFjPuBAMyx7T+uxT3dOzzGBqSqArRg6ITqLZzRTxLo9Zxr1zYktk3EKNV/lKQ=="
      },
      {
        "text": "d4gX/C3vBiiMltyjSHPVhBTEfrr3EfsVBy1+hdzsWDOZDM9j2TljA+qDxe55CdYPX0t5lW84gvPFMJgKDmtI1/EXBpF1NFBM0xTFAniB8wKNa/ye8DJs8D0lYfJR87vKB0s0dnlOqEL2IvLJiQDepQ=="
      },
      {
        "text": "vz6jHMCQiPewdxaUtgojrtNau27QpqO3B/T5q4m+i0bwhbvFX9F+jsFehFGMRXkhJgqP3dYCQqZTyB9XqpYu5uBg5/ffu9b4ve/5acSqL9s7c6AICPakwD+LUBNZP/Sf+syV2c8CXbAYNZPz8TOx+qK8y82r7bP9dEnCvA=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab07-dropout",
    "form": "choice",
    "question": "Which net learns its *training* pictures faster, and which is better on the new ones?",
    "options": [
      "the one with dropout, in both",
      "the one without, in both",
      "the one without is faster, the one with dropout better on new ones",
      "the one with dropout is faster, the one without better on new ones"
    ],
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab07-higher-validation",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains with dropout, p = 0.5. The accuracy printed in training mode is 0.80, the validation accuracy is 0.84. “Better on new pictures than on known ones: there must be a bug!” Is there? Explain in three or four sentences what the two numbers measure, and say which number you would print instead to see the real gap.",
    "below": [
      "a penalty for large weights to bend sharply a net needs large",
      "import tanh from kernel lib function logcosh penalty w tensor reg number",
      "your turn l2 penalty and l1 penalty in exercises regularisation ts exercises"
    ]
  },
  {
    "id": "lab07-to-zero",
    "form": "choice",
    "question": "Which of the two penalties brings a weight all the way to 0?",
    "options": [
      "only L2",
      "only L1",
      "both",
      "neither: both come ever nearer"
    ],
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab07-choose-lambda",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "You try seven values of λ. Which data may decide between them?",
    "answers": [
      {
        "text": "5ff5GoZ0/Kdel9cSWhcGRkMuCX0HEHy76zQmnfThVWyYZISV9PYAB+uNfqyM6mf/8ZBMFjT1UwRZhBky2ZUt5Lql1ddTnj01TK1Y+gdzMW9y7wEs3bRpdDAGyh2OfLN8xAty2C9gfKJrfE2DyuLKJk8YZl2HctoONjITz1rr"
      },
      {
        "text": "AZieZOgp5itnq2AWZattb2Tt7TTcvT78xbnu+ZszMgD89VOpKgsDy1rgQFkZaUeX/fdcOEIxsp4bfcgBPhvPGUdZoTB7JHY5HKa3YicRoNfIrC926jRl03yuE3Zyt7PY8By9SXr/eCN57028g2NiGuAT9ZuCx+PJzzIWqQ=="
      },
      {
        "text": "D21DO9FRMY+/DPdTD2mxD3fEs+60WuIBZaSo7Ol/4mujqCbhQqtvZdr5GM17k/mhh1nwgK4224j5p+mBiCPTrwcmJBMS+IEWRGhv4KqDsq2dOrojDQCjodrKldMD3UCEwWZXed4V24hR"
      },
      {
        "text": "FJKTM3KYepJv2pU/YBZsnjULUKqe4JUhEv4fTqkWNm74xxAX3tfOqNC6jrVIacCD8/a/9Lq2p5y+WMAv1KaWaP9OAlRDQ//CjXzlK9cDwK/r5UQzhvMbLA+Ue/R+TSaC97FbDOOnKKuxlT37TCt2R71WAX1+NMnX8XomvB9+Qti1pxQJN8XhL3bf2m73"
      },
      {
        "text": "HUP72y4Vi4rViVX2RaTXOJBQv1J/7caGxmbc/4eLsFHNQ4DDdrof/NHgrSan1b+Yz9u+efjb1lyTaptvgbp6/fZhYTvaSveQWIAEBVLEqXrUkfE5KmGEMw8hJeuTdDb6oa6Zs/vh5kw1zHXu1fZaLj8IoRTbAdBu5a/KTUU52nmPiTdkG8Yk6fmGT9QCavLBp0c8F2TlS97bFuapIRNd8iTe1aiM1Z6nT7UJ0zsgkyWa61vaACXzyy3LZqr2OF0="
      },
      {
        "text": "J+QLxm8YLebIyizcs+J+RQXR3TlL2joKM9v3B9c4bL5WokcyPfFLS7Zb0je4/qNbZCP10TLjHkBEPpFqRAms8qHE1YcEec7Vk2L39+qdFdz9xsT+CThiIIiRdN0l+PbZPJNe+mQaTKBBndc5gNQHienN3zBdIRFBR4hcs9jeSM0QuxsdtFngImfY6UNqyrQu0fN5Zp+RsENJceLWBJSObJEnJyBjxawimFPBUYvLVJ8eBCZEu8GO31OKzs3DzkBe+pwrPCOVdVEpchBoAg=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab07-patience",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "The same losses, but patience 4. What happens?",
    "answers": [
      {
        "text": "4SxaSckrVuo2415+woStkx9SqkJ8E2Gx0YFLiL+koVvFmvozdUeYxrkVXS/T1d+EWAWFKjzdzcc+gSIAfLci81AOpYzXGigm86IQPOpBKSbV2+ib35ZHhKltTVObuEToVx2kU2Svit7dp7EdPWpqoZ5luI5xwDFtBDARmA=="
      },
      {
        "text": "5Yagnedm3fMDLSiFNE9QztyL4lxM56CH4heTjYqvj1/ZJIB8OI7NBYiXPMXabijn7V+EmAbzqbAxauzkUAUT3IAE7A87Cs9BVw1/ZwE8sZzKtFrnJoxRS1sxinKWhVGR3NWdhdIU8NI1Cf1ECexxLm1ON5W3URgyq3Xj5Tcx9vNRHQlPYGoYpNFZd4jp3u58cq+IwspJOp3u4vGj0HYPGgbxw5YOuTN0U1oFzV/O6X3Zng=="
      },
      {
        "text": "JUL87y78mV9Hg1LTZx7CuJSASHOASE4/jSTr9/yIOwgXpJfGkR5xxYN/gAlTxiJ+D9mI29yUQNNJfxswwnKnikhANO+aXgdDew21b8tE82UX4RUEFqHz3XzS5kb6mxPbdgt7OplFwk6FAq8UKQBuMgHQ+Wzq3JP4pP9m8Pw4BYKsbwXcqYIn3Aa69dxr/qI5fhZy5gj0zxCD+Cn3Z2BiuW823ziojmnojyUIdA=="
      },
      {
        "text": "imnbOWeJew1YiGJZRVGUfPEU5AMRP0CN9f0zv0a7E7ygP0yGYB3KytS1g74Ngjz+dytivds354IO5mJh5dYoyS9CGsMRzCzWXYqf/92PUtLY0O5op68C/+Ng1iQEtH1+guOnRccMvOT/4z7KJ3a+eaZWhk0SHCGEhphsKUXcko6wZ1PMVw=="
      },
      {
        "text": "nc/974RidAM3+DYn5BGoT9QG6UPHAeWUR90oq2xkhlE8Ep3sdNErkp4SQrIKRZcgdVWlv2HGkAVJY7cPql2vpG9TO2VnyJwARqTgad7W47BxQDGXmlI/awI6HeBGucrqLTGz6VscOICl+axYePDVDm7g/41oUwLVu9PhMjUv250KcXipAlnLCZ9XJzf55Hpql+QhTF6iUuVQWQHg9uMXWL+8I3LazsQQYola7SM6OEN4TQRYmLOX21kUg2g3UoG9jV9yrVFTAkjDwId36Y4rh+/3Rh8="
      },
      {
        "text": "utrzKTCAFybfCFvWluua4bNsMp+FcDtN2Xjxd1Jr+li4oHDh1XTMS73CeMsyv+mSVX/OP2nXRLYTGdK8LjSbOLkpSFjJDU5vqmxZKhw7MkxeX2liUm0nPpnauowCMAmbQbJ5pZOPpsymQfQgg2yUNiBlpx87NjmdTLb5IBsg/USVwS5ie103hxp9p2TgH8lHWmWdEJlccM8YzDhQ"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab07-which-flip",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "You train a net to read handwritten digits. Which of these changes would you leave out?",
    "answers": [
      {
        "text": "60UvQx+phfPWc/m8XjOJ3wFae3xWpEfRKMXDrK3b0MYZGuYka69cRhBU4ClbYoVT62V7kMyvacVm7EJExwyjVlkmGnZugCN8hHUsqEPubrmGssWLWaHHobf2SIXlmm50kDqSVmOmCc9mQAb8o2y2wg=="
      },
      {
        "text": "EOb0Uuj3aAXcFhjSdgvfm5HcY7LzMCrnQBfehPpyf9BZN38jOVEsZB/uHAjpgtabAZmUFPpw+V09Nu+jze3KTUzQJOVOSp+cLbBo04MaJtwP1FqxUCw+u9kmrAQczo0QZ0Qr1cyB2JQsCcU2Is6J4AREwP5CcQbFxVgOiKOpcZd7CXPM5RX/8sFMqjPOuivS+g4tJX0Bw7wEBsOl/VfoUZIr2Rx+42g7TUaTZUzSQNQvnKa/3QQLIaswad0su59IrkNLOc4cM+KS59jY0cUPvxulWMXOlp+m6M/zfD8="
      },
      {
        "text": "gjyWNFarcHAdm92fUi7BUvekTYPbeFEn3VrdQL1oT+KY+Blqd2pL0j12XzF9VCQTg0l48h+fK8vTcBqu9WCZZubOObyBFZ3ETrSO+23v7LAZd1F8m+YLpjZltZdGCMUOia5LEaQlYDQeT5DG6GcSGxMg+LCR4PMU0GQ6lRg4usRwccct40bamcv0LyAcc2RsQo+RF2hZAQXdBK0HfPVXtSCNJHtNPYwV9UF6EI+CMZUsM31QRTwAsFMQqrQICCG/0CAE"
      },
      {
        "text": "o1BPtl3GNKJWcl2R27in7ijdkrZio4sFz9kD6S6eR+7oXrLgi+Z56zRZo8r04qrq5xg63rMJ9McIzFP3p0CZ5OPw6XBzV3ewEK29wAOWB2HWBsCI1olg"
      },
      {
        "text": "sRmOX8MZWh2F/ox3G9dPR2/vTsboE9hyx23Iqq9UCiSYU13J2SeZC2aTvbNRLhvL8hAgoTOHntnD0bSw3rK1dMFrPf3Pk277rHKHND7PCdjOt35Kyd3glz+sUg9vCxnfAywA7BrIhwaOBCDmUyGDSQ=="
      },
      {
        "text": "zrNJ6wrMfeBqHeAWg5D0Z20VNxfJVIR42l2tBFTt5OzKbaAw/Pp7KSa+Tj2FKnuzUfvTw3PHKelu5UfsvYfRP9xsK9XkGSeja6mERltVlCMBnYSanUHuceJTzBpdMws="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab07-mirrored",
    "form": "choice",
    "question": "What will happen to the accuracy on the training pictures?",
    "options": [
      "it rises faster than before",
      "it stays below what it was",
      "nothing: it is the same"
    ],
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab07-small-gap",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Two nets. A: training 1.00, validation 0.61. B: training 0.93, validation 0.71. Which one do you hand in?",
    "answers": [
      {
        "text": "ELcNxN/P4/+Msd8BEmIypYOxPtvM/YB1tFWSNDJcBJ+WHH7RUHGkxXvBiqbqrvF35yNOUItv1r7NFVCExXUHq7wQPto/r0/Yb9GF84cUYNjCgMxurqNUvpqp1AFCrPUYMNj7Zb3tsK2D+yLR6V+dd51vSwm2lt71GEaK8KCSRjroDg9Dh1hM6NdQ2t6N828hy04D6caLYX/z0Y9DaC646BYEJOy3jqx2P4hY02AyBw=="
      },
      {
        "text": "oJD7CQhqmTyaxYhNzAgwCF3Y/l6av3C9v2Djn279lM1VfRzR5PYp2L4gbzQ3znXtFPRjSl9A9XEch75u3aHlRs2hRRlZwJ9vjHGfKzm1qYSdBSueD9+f8C8LvZ9DBV73HwC1vGDMVOpO2fCgiDNT84rvpyy8o7sylnTfcoFJU6b7kXp/"
      },
      {
        "text": "qO10fJfps4Lc1lr4eM9anE36/AB1sJdslmN1IlxqmuSY9xj2hqwFJkxky3bmgEqcwHeACgp536tJCVGDMdw/DCDkiTqDRcyQkJqEcy16XHR6hchq8XwyJJINW/YqPL2U0vABnD3EfBU5oy8Hwj28cUjTlNbcwKd4avHIa8toZkv4ysTD1OFUyNTh2EySu9YkUw=="
      },
      {
        "text": "qoRyE3Idtr1JlaeEbAvcCgXV9EHG2m79dsZJjgxLqbdlaxtDOYpPvZ7SkYiP47MDOIpThMI2uujEDgrANxCmXE3YvtGIKgX4U2u7USQ8i4vhFSHlH411i76M1bv0hNtt8d0SKayxBpD/IFsReCCYCbzPEY8CZBr2xOFMmKujZyDI2VXIkBFLt8jLie9VLJ08riAYPI+4faisu9xmbNh73M4tsY3jsdc7DG6BIXSfnQZZnECDhKSAOntiu1kdRp0="
      },
      {
        "text": "rPZ1oDArQoCa3AV91zSpDSyi8r4hzVPDH/dQ0+O/QBmoG84dwIwDRG1Di0sgrXNqI//Jf351zTQc+ZbWhnL2n8qXq+LV56niK6gPjjytEwZYPJEyYXXxN3DrokScsJLjL8PH"
      },
      {
        "text": "ygyXPDOKoZG6IfxATeIAN45EVM392UJfiBl/O4jlRTwaJ7oWi7FcBMbVWW5jWNmCQ74l0pTMi9u4E3ubhdVJ8YRzuqKbiZ0YFk1Bl5epcixGqR5A0AX5EYTf1VmhpQx3AsOw9ij6OhCbo1Xl5mDSbWMnDWpo7uLY9PoG7q5s7BFArEA="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab08-gains",
    "form": "choice",
    "question": "Fifty layers of 30 units, Jacobians of normal numbers with standard deviation g/√30. What must g be for the gradient to keep its length, roughly?",
    "options": [
      "0.5",
      "1",
      "2"
    ],
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab08-ninety",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "Each layer makes the gradient 0.8 times as long. After how many layers is it a thousandth? (The first whole number that is enough.)",
    "answers": [
      {
        "text": "9tH+PXx4f2GQuFUrvNznwHck1zca8EUMVPqWVtKMqANRtLyOFR5J26lTKTjBJO1nxi2dN32uFIejgE2CAFHrdToFxaa7NZIjp80STTWJgvzmB6shxq4WSId/nUQtdCodv9DQn28+eiLtvsU9JJc89YDjPTwtYy0tkciuufOedzY=",
        "offset": 0.00999875000979955,
        "width": 0.020000000020000002
      },
      {
        "text": "K0sNlJfvjaBRz4tqtqkn2QZmowmxZzB3hNAHAjiqFmuhomg66gyCRCuc7WGU+gev24zQIb+LP/LohxgKL/7FuAnHZulx4QimR4CkTnpF7BbXgnY=",
        "offset": 0.009999970009996417,
        "width": 0.020000000020000002
      },
      {
        "text": "KnTYXtKd1I99F14Zwor2n1quC63tSDwSAhpj6spQs1qEX14+ViKqVK2OetAcKOeFRin4VyiXi4FjFX2oGuj8tBvCiq/Yj2sVBTTHL1hH07CZ99NipAft2TPgAoFRhC7fq88SF2FokIgawzjw6rrX/j6Zz4xD6JBy",
        "offset": 0.009995000009439536,
        "width": 0.020000000020000002
      },
      {
        "text": "kLccqNqSu4otdJP+vlIDc+JI1+PEAKoRVw3auTvOBgG9WpfB1jkpgZJSk32PN8zXb50tgizQSSpaAxFkNntRKbPhzkHm2yF+1FRQQhDT+AehXHwXmpGBVVCc4wAgXcXOJYGkMCcAQOluhGlyOU2yviMjBpvvmvjnLHi0mBNFkVv3HHEKICiK",
        "offset": 0.009999969009996335,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab08-two",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "P = [[0, 2], [0, 0]] and Q = [[0, 0], [2, 0]]: all eigenvalues of both are 0. They take turns, P Q P Q …, twenty times in all. What becomes of the vector (1, 1)?",
    "answers": [
      {
        "text": "/9SJ/WjV1bGalH7TEaMRZqCppoGjDjcdG1vDfIY/iAQTgkrVD2xb8JVzVgGue0+spBfYS2h0PdKeBegT0DUlBwne4WMiP5caT+gN9eZ8yyRvIVJIj3Y03YM9oy4sZ7IAuqqnpNyCy4WBlir6Y34pjqQjajfH7jjrGQDCg80iw+ZJKXwq2HFxqAOjtcn1qE4D2x1pHxI6QQzCGCh/Vo5AKkCXzF4/A6KMYjTrHyKDBlh72GZpBG73cKUYbou0Of5td8jbKiAQXzl7b69tBrQtZwwIsH9Onpc="
      },
      {
        "text": "1S7Utyn4QXVDYsqMvCTLg77NeuDDe60nFTAZLua10ux2GbBUOLtWFoXHx15kI1mpIhixRcxmZ+tyrl7E68MMAcClKBGES5CwQAit/GXJbgsP5Ccb2/ufPEb3sPbUep0="
      },
      {
        "text": "krmdjoG5lXvn8qwlDfYlYoyoEE4j1UW/+3cH5T8R+RWwGbv+QP2rf9Kb/cOu9dp9NyNVmNN+E6o4NDak+oVHA7u4yv4HXWoJEtYm3RFPs98sWRa8Qtv8su03lSeL7FIzpRz+oBzRqHfiZCb6dWBkmxiHBPsnWGPP6tBIhqYtxKa712njT0ZFC0PIa/DEGgX8dU0p1Q=="
      }
    ],
    "kind": "choice",
    "options": 3
  },
  {
    "id": "lab08-shattered",
    "form": "choice",
    "question": "Two inputs at a distance of 0.25. In which net do their slopes have most to do with each other?",
    "options": [
      "one hidden layer",
      "24 layers, no skips",
      "50 layers, with skips"
    ],
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab08-zero",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "All weights and biases of the branch are 0. What does the block do?",
    "answers": [
      {
        "text": "2vsSch9a2yzectPJFpkefyeaqgNq6rGXuSf3hCFFGtSadTLSVYjjWtvYipJczBd0YxVErPvgBiQFPXOD4WoVWkGVcngm5Ypc3xzhYXMIn0XLgefJWZWnCWAPZTU6yOHWFottcPo25axyL4D+/2PmF09RipjZ1Hf3edpNTZKaTBlf6hY38TyWK3N+oOEPqlVfvaxy6U9bYWagE8VERiPZ2H3e4K+sxCm0/EoDrUpOkEOfN7PvQ0Nvzcm8kE6EEjuRnxMnuVGk0zPqNDFFyo9iYtFYKgT1lP8xohttaS9+hgy9gZL0EYb2Xx3TViSsR4Dwy0Z6ItA2wjGel21QoZWROC+E3GpkVTwzEJBXmUolZRY="
      },
      {
        "text": "726gFwgtCdDENyxiMg8p1Z7YIQZ+EvR7WuPmEuVrk0hsqlGloExyGIjrZbb/OushK+Dq7nk9bWuDObgfvp3OmLoG+jOQhYbRB5MruoP6OHVPLA=="
      },
      {
        "text": "GquZHlxTTvYqv8P89riBP8cidvvV83ywuPqD+yPHNfaXmCgOKWlwZAWwu4h+X0sNwUngYtAJfcW71n5JN3kSoXF5dHY441QeSzpznmg6a6ZsFIMZeOaLv9iwdmo="
      }
    ],
    "kind": "choice",
    "options": 3
  },
  {
    "id": "lab08-doubling",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "Each block's branch gives numbers with the variance of what came in. By what factor has the variance grown after ten blocks?",
    "answers": [
      {
        "text": "9URQLp/sPBO2MTq4lJlbVVivI0UIYWhxv3M7LaBB/V3qC4XN+0ZGs77/5ZueRljIn7OKuHKEpOexXmqRsn1ppXtO0SnySPbrkZzFRJOQj7SrA6tRT8zzsqmsl2t8afw7cMKg4hkBN2gsWGQmzL8BKoIRx5hZ7o5l9FEL4cAZJakCcvyWdCWBYQ==",
        "offset": 0.009999990009998072,
        "width": 0.020000000020000002
      },
      {
        "text": "DIGb2kykJWKEKCAeAatmMIOQtMUhFwZ4KhcFvkY1RSnifIuSLLcphtKYrZKxrMAPF/UW3wAN8JSWPwSIrJ4dnb+QKTlVRQ+K3k54QSSSGWTVSOjsbAMhX6WmxgqPmwfEqWiHIouy4ja3Qodp/d0jsiD/MKUJlkjhQ4ywVUahceB3DzED7sn59Xn9MhwEfDOwNGZGzfUCR+ikAWrEkGf0NlIT6PmASw==",
        "offset": 0.00999998900999799,
        "width": 0.020000000020000002
      },
      {
        "text": "G8gcM7OK9LS2lHQ8FY1Rtr7meSqqi0rjaDp4/ZbQfj2j0XemKdp1dzvIy+l5abmrvWwl4PvqH2CJ1G1m9dpeoV6dhFjbXyzSAqM0MXvWm1fEOe0XhEE=",
        "offset": 0.009999980010000797,
        "width": 0.020000000020000002
      },
      {
        "text": "i/fatfOjzZea4tFYhSQxxxKX4fdDp6rLdT4hcBhvb2FFhuJHApdnXiveuiwmx/IsPL3EJPyBmkn0VOJE+mrg25MjAQCwSBi9ez/38OMjq7GkP9dXEkPuXzdZZI8sH5u16I7UmPKmSO6HP+6NSDxsG6KGtz+C4IXNdg1ZboGDb/0w1X5XcUc5VZzKgKw=",
        "offset": 0.00999897600991062,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab08-passes",
    "form": "choice",
    "question": "Of the last block's own dout, which share arrives at the input of forty blocks with the normalisation after the sum?",
    "options": [
      "about all of it",
      "about a tenth",
      "about nothing"
    ],
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab08-warm",
    "form": "choice",
    "question": "Which of the two nets will need the warm-up?",
    "options": [
      "the one normalised in the branch",
      "the one normalised after the sum",
      "both"
    ],
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab08-begins",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "In which layer of net C does the illness begin?",
    "answers": [
      {
        "text": "PWarAKYYQ6I/T2XfX7PgwapaV3AUGWSxkUWgImKI9eFviBw18N5Ckm7CV2C/GoyhxuRochqgBkWgw9Avau0viy899bjfPl5INR55kN0gjrOG2wYcmSwzTK0Oo18KwoQHWRctLxjs+gD4OezxqdgNP9D2JEyoOJm4enCdowJDCbEPkKEnezQG3oQOV/o=",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "THK3w7xK7ylQIValvRcfZvdS94dWVwXbSSix6msMpSnMIeLJ8K3zrfjP0iu9Tb5KiRcJsu1pDxYC1qfZWKanE67OMNOrFmu4lXBzET88bbYiV14972ZYvvd903jW3VEDDCrhoAHl/94ZPxeNjVByWdpdNVBhTolsL/WWyBdxZtvf17bmENb5V5CxJ68W7aq96poy9T9pImiD9Mew8zCJx9IIGczA1mhEzo/HQflcxxh7kAGfUUzKdr2TpK59lLVjCB6bB3aQgdsxkEoVuKp77B9CRkIdpfOfrQOACXfypvZnbTITOP90hsMR+JJcD9tKf63d8LMJ6lsvpA==",
        "offset": 0.0099999960099999,
        "width": 0.020000000020000002
      },
      {
        "text": "uGL4S2614yWEYCzWUQrdcb5kgqd1EHQCglk6LXRZMz+0VLJOiXN7k7HoWWK6KO7CE7yyLEFimm6X48AcIBQb09HUpGkVI9i34uzko9DTnylokA==",
        "offset": 0.009999992009999126,
        "width": 0.020000000020000002
      },
      {
        "text": "vGvXGBRP/bzE9Av5yG+iblV4tJSgvavra/fM6gtSzQOCfu9uO8d736WBQ1If7XTyhdgVuD70CxbhmS63IGGob1GApnHnadeWihRnHg4M5BM6vDQsNrmQbHjWCeMtVA==",
        "offset": 0.009999995009999374,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab08-causes",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "Which of these causes fit what your doctor says?",
    "answers": [
      {
        "text": "/egBfdOiCY4QfnUrOK/k+uqF4I/8zr4wx+/pn/1UhwE+P3YMrhxvn5SfG7lUz8FhXdLeEK6YtAJ7dbwf36hA/ZG3WkomwjdMRXCHsfph7tHGljjI3scb1Jo577NzUgPIkLxzTLS9n5WMUwpgUazKB/2MEIF2KDn2LBQVWel0nTA6Ap5gJZd5Exh/uw5kJfuHl9o="
      },
      {
        "text": "F8O+8BIcBwv20vjIwnYLgyGF1ukF004vHw7UjbGoJldnuCH33befvvyeyaPboQh/ek6UjzodYFnp9Dekb7IwWr3j/F52A51Mk6GSnkR91DBDM9+yE0ZPTpg9bGZepywA5JimZ2bAmichBOZiRiePvQ=="
      },
      {
        "text": "L4BYRzbt9xRKGBCK51aYPU80Gg9AmXimlD0wQ+p2B+jxr7R/WTmjBYOpVDfoRf98ImXuUblzPPzgeB/Zegz7641OvFPR0onkaTFB8EiPDYac5amZcsaE0FUNtkQUCMeZR+qa8jR/MpLcpDwLQPw7ZCYXle9EsCDyQDLBD3vwZtXpK0vUupS5iFd5zyIu2SwcAK38dG7vLuCIj+H9w1Y="
      },
      {
        "text": "WTVatEQC8CkTc1wrjmwJdyKGgNXnCFcQF47GfAvVWNv10RX05kd9n4jlcG5v28Pn3+meFlOuEOBiwOLEoxf3UVOQGZM9JyTbUZ92BzWRjCKHVcSF1CdTRGNXgl+iegRNCeagPsaBKYwK9sAfKMkaCR3+7gJItHBaJhfPxpmJFWCxv5uQxg=="
      },
      {
        "text": "wTrT0BYGgI6W+FMGmPSkky+PA/qru1ZhippxyyOPb9Jj0VpE270ynqEzLhj+qs9cjl7iq+SMOZA2rhc+jSqtDdxHYOlVnx21oW9rua+Gb/ELNEFiMriiOyZh9/CxYzI0OCndRhrVvsMLdwpQXHUZfGTErnRKUJDkvcQ="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab08-degradation",
    "form": "choice",
    "question": "Which of the four nets has the most errors on its own training digits, after 200 updates?",
    "options": [
      "plain, 6 layers",
      "plain, 22 layers",
      "residual, 6 layers",
      "residual, 22 layers"
    ],
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab08-untangle",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "points": 1,
    "question": "The figure shows two numbers per point after every block. What is true of a block x + F(x) there?",
    "answers": [
      {
        "text": "Re3dKj/WanjNiOPMFWEfpcszusE66YoMHkGZU4H0QBpw7bZ2WI7BW016EBvLv8Y0vsxUo2rcx1VtuJF97G8Iv3Qx//upMoY="
      },
      {
        "text": "WJfp3PLrfBrFcLGUyFqqTSZ+lkoUP9NddptXxuiXn+Td06RV3/9IsBEzRnDxCQsgXBqr25MvX8s+6CCevcnN9+YfTAz2yNynz5Zl8jou3dcEHqNhZr+Gtl15jv3aReFZ4kTNAvQ0I3sAGUm5UWp/+3V/C7SVEu0="
      },
      {
        "text": "aZYsYEB0Val6iB4S33cCKA+TgVncJE2T8oMiQ0ChgHql8WYB/hm3zmrgvi+XRTLd2ptEqLflk+tHUdSptQFYFp69iz+4StyyVCSVALK5srTZD8gKFq+FU3erec+NelwELpbd5vOQ1Nd+KfgJHZYGbrAajrM7K6OKeLp8y6OzVQR0KIn4ajZ9dw=="
      },
      {
        "text": "iZfZITwiX4zCj7WoKqagNdzrt0RMLBszxt3AvIwiLaPTxFSQooxhuv5itgaC6ylDLpLn4BycTmlCS8anpTiFooe2/plRaxD0rQfDWl5VxOHjZ1KCihh0w7M4up1GtbrzgRYtBRcrrrlOP9ZLySU4ng=="
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab08-friend",
    "lab": 8,
    "notebook": "08-deep-nets.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend has stacked 60 plain relu layers with Kaiming's weights. The training loss stays at log 10 for an hour. (a) Which two numbers per layer would you print first, and what would you expect to see? (b) She adds skips around every two layers, and the loss is infinite at once. Why? (c) Name two ways to mend that. (d) Her doctor says that layers 1 to 30 have a zero gradient. Where should she look for the cause? Five or six sentences.",
    "below": [
      "an open goal any depth the digits through k residual blocks of",
      "import tryrecipe from chainrule course notebook await tryrecipe residual recipe skip 0",
      "your turn write your best one into residual recipe in exercises goals"
    ]
  },
  {
    "id": "lab09-products",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "A net has 1,000,000 weights. How many gradients does your hessian need for the whole matrix? (Write the number.)",
    "answers": [
      {
        "text": "KC03SqxPUCdt/BWQ/wlKa8ahRoFPkANrO0kvD7N6AWiEmIjUhQC0YpL/vFgo4Dl3hD+/efXNVV8TIu/j/+LzriTmiozhd7IWoHwR2+OZ7iojJLpiD2tu5tWb9q/z8TEb1EbENDghDdfQPoziAK03emGMs0g04qfieptAy0MAuHIB/9RE",
        "offset": 0.008999999961815774,
        "width": 0.020000000020000002
      },
      {
        "text": "XZSmddExqGRGcw2GvhiPg/PMkegL88JdpDqKwf19o9T5llYOFDGtZR3hadz01LDjoCaQzemySq3vEky5pe+5N8IHcTxO2trtNGFpYfMKKeFtHlCxjYlWlQfmn2lKcngwJlwdgnhvqxX4x6uNE0fpHnwsY5gOJa/iR8I2LHt+fr8Ga/fuZZlpYvniifrdl/Cs97ldEN929wfZrdMy+XzWzKbp7BxpIV+5xzAEnQi+NQNLasgW",
        "offset": 0.007999999914318323,
        "width": 0.020000000020000002
      },
      {
        "text": "cgxZ7kAvnUM5FFjoj4A+LPY7KLm7Tc01SK4T/05pwxuA0szfzVayD2NJpRBnWQqD1VAH4VTkq/ReZooC40Qb5b7WLvolFvYCTvpm5KbMRfPsoWyIuwktL0WYKkAIelZxUbqT/1XSF8DmXZ2h49/tzJj87vLH",
        "offset": 0.009999998009999844,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab09-slowest",
    "form": "choice",
    "question": "The rate is 98 % of the largest that holds. Which direction is nearest to its minimum after 100 updates?",
    "options": [
      "the flattest, λ = 1",
      "the middle one, λ = 10",
      "the steepest, λ = 100"
    ],
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab09-kappa",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "A valley has κ = 100, and you take the best rate there is. By which factor does the distance along the flattest direction shrink in one update? (Two decimals.)",
    "answers": [
      {
        "text": "Dx6O6wSKm7FZDdUTwOrz/DnA4ZTgf+TuPk9fjVF8TS9HPiLKXe3zC6fBjBI2Ql4Oo8JTWjgM1retDGx3/hL//cVINQ1pSmTXWM66hBnbxli6XKhaJjGL4N/xCBYZKZEnxRv0rywc+M3pIjHM7II9m/cqxpZtL3IGaAI+371c16c8erA96214zXGg9hbY1NpykfoBJyrHqCgEOocIqQVUfPa++FJsOZ6CVVk2RGHQJZU3VCF1phT7uQjjBpk2Jtm/GP/4bLr33eApG5DtaJHMEF2ZolltTcRVTXbThWPUoz3jQhawHbR1I2MjwZKxY1GfoZIFjgBdGFhaS4aTakcMCdNAdHfglMl/maQmrCeMvmRAzGHxviyg5YlkfOakTSZEDcu6Agf6GOSIfcNj0pPRfFfY3j17A74=",
        "offset": 0.007999999027999971,
        "width": 0.008000000008
      },
      {
        "text": "RFKasZ5cUgib/RPLyVl1UQO3v4oDRuIU7nUOKyEVcwxZPsN6WyHcAlD3nr2se/cpoPtrCvoSSMJgptrTOOnaUQkIo5cD0wrdkX1/H5ziBm6jsDzou3nOV72X8q+Djo1IxTu/gbdhoqReMTDTQsoHIMQ/C53cyi6rNGkxYA==",
        "offset": 0.004999999995,
        "width": 0.010000000010000001
      },
      {
        "text": "UeFfRxUmHg6G1VPPmTnmHo/DqTOrZLkXJe0xb4ZMsqJBsogUlFm8Y73Ow1k5wTkyi1Ufit/w/1Ap1Tl4TCMe9m74WSmqyog3vWJsw6jqh664S4xuw83897P6v7CCRa4FDMljxm5jIavVMIcHFn/sGi9DrdvxPOfFfeFKsJQ0",
        "offset": 0.004999999014999923,
        "width": 0.010000000010000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab09-quadratic",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "On this valley the last steps of Newton double the number of right digits each time. Why do they, when on the way the loss even rose?",
    "answers": [
      {
        "text": "+lLIq0A4XQkruk3ydjNQRuoVeAa7t33fIJYEFd5ybIooBl8tGmB6xLAy4OvAMV9kkDsu66FA3VG/OzWd7r/93rMjUYj+VD0f7oxJbwnFBjn7P/DSkL2gMp2LA88E+/Ijbl6X526v10p6uBv04eydmqu6h02OqsBHh6kkbqMDuv3mX8Fw7b6SJvjkTivj7HBSrrhNCkOoznaBvKlEwZajv7TKBrGiCYAtkwljnR0jLl92ErqypVqxT4fiQJmV33gOuHJeb6rWqO8KXMDq1mR9Rn5hMytxpXv8EmESpIbRbYA="
      },
      {
        "text": "CFbfI1ZUoYYOKEVWr5nWl6DEiGbG4E56/MrY2okVVhHayKvjCswU+i8TNS1vPpIopF1EtRvxggPFYMmYa01lgt9pN3aPohnCiuc7VXax+wA5eCLrt/Xnal76XU0qBXIN8vAv0n6iBvy6dyo="
      },
      {
        "text": "WsVKbUkMsV5OXEvPbqpFF2kJQirWR28EEOsu2rTlafW5HqqLFlZbFI/Iz+huv72TFxaXJ7tw4wZ2J7zncSNm29Cft0n43QE4YH2hGhotwBt7lLwv3QUS/bmx5Na1hog3SJGS7oMiibaWw4ZXCR8Fzb4nItBhcWh9ymqPWg0fYkuvqEn2RRd/0csnpDak"
      }
    ],
    "kind": "choice",
    "options": 3
  },
  {
    "id": "lab09-diagonal",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "The bowl of your newton demonstration, H = [[500.5, 499.5], [499.5, 500.5]], has the curvatures 1 and 1000. You divide each entry of the slope by its own entry on the diagonal. Which share of the distance along the flattest direction is left after one step? (Three decimals.)",
    "answers": [
      {
        "text": "VKTM5rUgRymw9uOdmWggQ2775bsSQtC8MNjFn0XlH9m6Hd0CAEvXNfn/UeyMwL3/G0PTENZwifMzirao37bvgvGrS+4n9er6Zpmpu/Yd0uucVQ9zO6O3O1gFerklz1jbEvsjZJR9rL8RD4pfGDVG3CQuCX4=",
        "offset": 0.0004999990014999955,
        "width": 0.001000000001
      },
      {
        "text": "kZO/Q1KhlOeOfx7OM0Qe2d/t4Hl/I5kyJVy2on/pdffJ3/DIRwv7JwWIewVZJ6BE0woV7X/sqtgoRTzrFY54AYkMrR9MZOwR2wvmKIL7Jg6eo2xFBKpWwmbxSUEDbO6BaJo0rJ31l0H3YpxPf8XKWi0JnmIhZtKg1IKdUCTQcC+mf/GGJJuW7gOpUHbtbGN/3LPRHXqAjtu5g3i7DtT8CGnXjuK56pfCfDwBwuGl3qvlunLnjwjnOlODJfcHIe7EsQCC8tKrCv3WUgOvfpC556CCO4Zx73+mwerqVX90z+kdPt6MlWqdQijdS60tfjm9MH6q2tqlg+1jGhRBkIye5G2CRxqmXqhJsFAfaZcHM/T8O2FLbZP39ahiN9KdSa920Ob5kWrOP+IAEbrVLby7iDPUjex+M4kiiVMWXw==",
        "offset": 0.0007999990027999226,
        "width": 0.0008000000008000001
      },
      {
        "text": "oHsq6mThY8qcplaBtgRbcCams2Rw2FAPp/PlEJw+zBoX5q3Fj52QSv1kouRdhPZE5RRqOoniyKOXAr1BQkjVU0kvB/NGzI+an5+YlDZmqbwKgsOCuonWOliZTZmgLvP6FmsOSGOe+Nr8NPrKzsagaQjehDem0ofq0PZa5+U=",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab09-race",
    "form": "choice",
    "question": "30,000 looks at 1000 digits: 600 updates of SGD with 50 digits each, or 11 of stochastic Newton. Which has the lower loss at the end?",
    "options": [
      "SGD, with or without momentum",
      "stochastic Newton"
    ],
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab09-minima",
    "form": "number",
    "question": "Of 10,000 such points in five dimensions, how many are minima? (Tossing five coins would make it 312.)",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab09-edge",
    "form": "choice",
    "question": "The rate is 0.8, so the limit is a curvature of 2.5. At the start λmax is 1.75. What will it do?",
    "options": [
      "stay about where it is",
      "sink, as the loss sinks",
      "climb to about 2.5, and stay there",
      "climb beyond 2.5, and the training diverges"
    ],
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab09-edge-rate",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "You read that a net was trained by full-batch gradient descent for a long time, and that its λmax is 40 now. Which learning rate would you guess?",
    "answers": [
      {
        "text": "+S1f27oeJ57KhNGVvbkKXWuiCRaIMBYuTjJm9B4ZOBfEKqrHJuHPcAQ0dO1IwKHRIUOMjH5FfqICDdiSh5zkOSlS2GXGXcZcUOO04jyWNxsg5/P8HyAQPPT0aQ==",
        "offset": 0.0004999999755000012,
        "width": 0.001000000001
      },
      {
        "text": "pAvYsxDVj7tIw30QD1tsy4LmhoMaU718eiqYvEnITZkUWjUPjTVeai4lkQPwwLvijvG8NvfidKr52vRQMmBE1+7V/2L76Nt3k8Yy8jEO4v3NCvOrFIQxNJqweLE2EtSF08USmhmPkkc1ZJgS8w==",
        "offset": 0.007999999958,
        "width": 0.012000000012000002
      },
      {
        "text": "z5POqHXXmO912AOUxVyh378rNTCcDG0CSLGPCwhpZzEeFQ//O3r5p+LPjSzPYJaP0FmBHWOyxyGRDi99FM7ktYamdtpJMNTV0GTqxEq2m9wJAalqviJt",
        "offset": 0.009999960009992037,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab09-rescale",
    "form": "choice",
    "question": "c = 4, the net with the flat minimum. What happens to its loss, and to λmax?",
    "options": [
      "both stay: it is the same function",
      "the loss stays, λmax changes",
      "both change"
    ],
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab09-same-function",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "points": 1,
    "question": "Which of these change λmax and leave every answer of the net as it is?",
    "answers": [
      {
        "text": "0Oh9aflQW5XxGQnpoX/aUo7izz6nsTNJaf0qs/UkbL0kW/Ye2BuvqasV39E000YuDKYS1A79ltofM8of3FVvG+O44H50vO0i0yo="
      },
      {
        "text": "813pKMNGYtS+4pKbrqAsToIB9a8QWYGlKA9KrqCeBPdfOZGhF8nHdDym68XwfQ6Qh/1j++IyeEsVh9qBiH4G466Z0sVtm5/4b7+quK4Bj1P9GLzV73/b+MNL6XZZBzmfUhP2CCDX4ksN+TfQjjk7Set6Uh/FZwq+wMBnqOixRxMvySEBTn/YNvNb8OTs1TfDZJ0tlloJcw=="
      },
      {
        "text": "F1oI+XESXvRAnFncaiHYSP7f/3PTTxCqy5qMpiswwNC9VLBU8Z+N3emOzDgf3YrpFm1LFwvAlelh8gK0XM+yEmgBKu2KFUZS1kL1Fk2bn01LCKbt2YWzacjqyQQx4etHm/3hWNyBQG7T6w=="
      },
      {
        "text": "MAfSVw3+zP9GiMCPYyzeBKxsfhomIGRE27ySLHLElJoib33pUciQA2nXu736OzqO9130FY4d4Wa/fsFCanI4EJEW5ly4DU/yI4VDjwfVvX1gH4Rgd4B3q86jP2hCsGlXID7mWdz6UhvOnDlcLQWYv0coJzZhvszQJzIWR2fj1+IkOWF1U8mh3cZiestBtsyY3gmUYbgF5ZX6sEst3Zklcg2fhMLJQxOE6dLL6aD6Z3M3GB1SxoXiv5hJAAhhJTdgMkH331dB"
      },
      {
        "text": "q9+AmX7eQdIltdWc3gk+P2ZUFVO0/InRvGOnvVP9Ojvu8jwZ5yuV3Nn225qkHOX7ob7GAqXQbymueioR9gd/ejMiLhN70peLsbV6HyFKgUPF38IsoPGmZSns3o0PvfXD5G+hJln0t9SAGJXjPPN/aHawvd7R/K+HsZ7l453Wt8kiwrZTYmbiUvKJgURAoQ=="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab09-report",
    "lab": 9,
    "notebook": "09-landscape-and-second-order.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A colleague has trained two nets. He reports: \"Net A has λmax 40, net B has 8, both with a training loss of 0.01. So B generalises better, and I should have trained A with a larger learning rate.\" He trained both by gradient descent with rate 0.05, A without and B with batch normalisation. What is right in this, what is not, and what would you measure?",
    "below": [
      "what to take away near a minimum every smooth loss is a"
    ]
  },
  {
    "id": "lab10-constant-pixel",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "A pixel is 0 in all training pictures and 4 in one test picture. `preprocess`, as its docstring asks, turns that 4 into …",
    "answers": [
      {
        "text": "5wpezfOuULUmHbCxCPz+fqKySUyBxChOjOuqKX4GR27/fe/2boPHwG0vDbM3BH1rB26cYAHBfQO7N+1k6OxbAHUOYCOgtw0V8b6cK/huRWShzUpRfz42ys/TbYsxi0O8x5UbdglAoq1BSBuZ6ewTEaU=",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "d+6sop6+IMp+ZUZiXbqtZNnU8WLENiuAUx2b0JnRP2+jXO/0weiV72tww4wXQfk21qIK3HIHBlCmxRzldoWc7ihIQCkgf8pQ6l3o9dW/wYfAZgAioBuijF5x31QVxfV3wIOGUaolw+grLMFmx2FFTGKRVOuhzqu7GT2WNSGH9Bm5AzXESKYvDSXPOTKMFgEQToXPwr2gmLt95stUVO9UjKPk2XYErRe1PnfCkTDi",
        "offset": 0.009999990463256836,
        "width": 0.020000000020000002
      },
      {
        "text": "nmxyRLGG9Wb/3b+1qnV/8wbRAXACHauBOZRGXrm12f3B4zw3YUX57N0mQZKFktsN7C2KVxdHb7aqveVbja0G/TNGhBdvDGefzR+9+TO9HTB2mzYlQv7uI3e8vitsfMMBJW9WywfmP+DW/reBVTEmAw/xJN2KZoNpa8k=",
        "offset": 0.0099999960099999,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-start",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "And for a net with 1000 classes, small random weights and no penalty: what does the softmax loss begin with? (two decimals)",
    "answers": [
      {
        "text": "4eZrk1d4h2m0K90HqZiKfSmFIlXTx5Xec5AQ7Bduk6dN9Ilm28Nac/ioa90941SC6NMpp0Y/3kxqsVUS64ASEfnVlH4Zvg==",
        "offset": 0.0049999977049997035,
        "width": 0.010000000010000001
      },
      {
        "text": "6rk23ZB7YKbCUhYZvolx8pJ6cU3pCatrXcXUpD/n+LmMRfRpIF4352VWrGDJA7Gp1n2XizDwOvsXcKxGeiWXf+LPmxjbDuwlxYtNZzICp2nr/xuPJWIAp/FLBsh7zXPw4HdmV/5a9fd1QYzi4MF5EQWbxixXdg==",
        "offset": 0.004999993094998878,
        "width": 0.010000000010000001
      },
      {
        "text": "AXcrwh7bthLqX7RwLoXee9ZeRTlKcdmqEh5xPyGUxAyLevEq/ngCQMaSRtQsQA5kkbUAb71aQdWWExLURz7opUw05QlmWx5qhazlrNm4wpq/KkLqGiHn732Q30i0XOZt4mSQ79K+CLBcvsbZdB6RB58=",
        "offset": 0.0004999999995,
        "width": 0.001000000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-by-heart",
    "form": "words",
    "question": "200 epochs with twenty digits. What will the loss curve look like? A steady slope, or something else?",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-range",
    "form": "choice",
    "question": "At which rate will the loss of our net, with its 64 inputs from 0 to 1, be lowest in the test?",
    "options": [
      "about 0.001",
      "about 0.03",
      "about 1",
      "about 30"
    ],
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-ratio",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "A weight matrix has length 20, its gradient length 4. Plain gradient descent should move it by a thousandth of its length. Which rate?",
    "answers": [
      {
        "text": "9y5hJAhBB3UfuzE6EysXs81zGX75fYTTxM2XOwA/N9Pv0X4eCn8UcUqraSEAN4dVfpczXlH5mLsrGfzUvAu8SrehtVWGKFWn9ZH5UVWP282FWve5in3rIoZajC89Bh7KwjQ1qoag1jm1cg==",
        "offset": 0.0004999999955000002,
        "width": 0.001000000001
      },
      {
        "text": "AdyvnZuvIrKRZfyBEbEz1VEeg5xiKKnejnu1B6cEtxy0ybDoN1OW+N66WlihEt8zXQAb9TvOVWZI8EHgk6W+8TaCONSUVXmt605U98pq/AFXjhHO/gOS4HxfQ1VsMGZU0UQxkZZXenjKGBuhOE+9pFaTrIv9",
        "offset": 0.0004999999995,
        "width": 0.001000000001
      },
      {
        "text": "zDFPuJjlkMy5Tm8MqnQgyXclo5lAexNmy9iBP7GzfAnLXgVuxqunpZ2npbCi4Vz8Kj71dGaZlPyqHDUZUzLAEBrY/tTeeoKV5M4jPzRbJALDJ4cJyXrDGzBnoBV2vsffLsKhyx8=",
        "offset": 0.00004999999985000003,
        "width": 0.0001000000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-clinic-perfect",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "Training accuracy 1.00, loss near 0, validation accuracy 0.01 for ten classes. Which explanations fit?",
    "answers": [
      {
        "text": "XtBmYnNQYvgU8VOz7C7Fs5KXUFFMNqazIfp11vTeGPChPlALUimcvmwbvpRFug1OZSaHQ+7p//iYOgJBktU2lv3Fp25oqmtE+gFzxlOBV8Ob2eJsXPYLBBW7YLUHaR9TkhbLnxGGw+HYGh9UtFDV6LfC+BntCxgGM1PFh9KlHON4bNnm6zs="
      },
      {
        "text": "aWfsy/s4R37EzFlSa+3J7zmZfY9x2GK+kzfQk4Zl+FVtY0lMMNFqMmQnxDKiqO8dmpkVr6kgTqIXCMS+NYQoJ/rNLTfXXtphhtO9n24YJG5gaevBBD1tqjsJld+f/c44EUGd3aXr3QPpJne53jS7v4+iJDSLFi6QtOu4fEAbA0hXadnA+czq4LRfSx0laDQ="
      },
      {
        "text": "e8WvlWifUkEtbc4hpB0f8QkJ49YW93le6FEkWTHJP2Ek59WCmx3RpiMedvJTFnv929ts2oqhCSl+UuYxF2jeu8tj/zcMYzFFpU0/aLXxVjxdf9jhDYb8LAtia4WSWBsrF60="
      },
      {
        "text": "o1/Pj939wa4dG6hg5GO1i4/fdDftIr2HxuPKvyg5GuptvCIC/cgeFaKLciZzChGjEWsfhgsAOmx2P02CipVWMwZJ9rXf40BG/xYV9WrARgWJN4rf0PRZpBAUieZOXhH2EF7vL9KvHdSWuIJtasPx2KU1Fk+YlaqxV7RF"
      }
    ],
    "kind": "several",
    "options": 4
  },
  {
    "id": "lab10-softmax-twice",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "Ten classes, and softmax is applied twice by mistake. How low can the loss get, if the net is perfect? (two decimals)",
    "answers": [
      {
        "text": "2LVpbmSzYw6ZSW+OQGz4nm3OMKPaLDfbiwqpK8OYgeJk0PEkRXDFUyj6Ykctg9+I1AG4OVs3GOOjQMBiUjtC/O15oCDYgPUN1o7rcB4ecC3edwZE/Gbqfdjc7b20f0VOWUiP5q6ULDPbYHRHpWMjkEL873Uq",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "RFLybc6SEALqKwOkvnXLkXHzdcGtPuCRlfezbfRepoHYTY+l7gVsTOH8om1eIPuwIl9LaTuPpXkCL8ce0MdNJuSV/TasstdY/9RjYhxDwo0g6SCbEc/ul/lRzuQHd5EJ4nnSQRgOxz+QBZHknI0=",
        "offset": 0.0049999977049997035,
        "width": 0.010000000010000001
      },
      {
        "text": "rSX1/uLWJ50EANCZLnyet5xtrbkSe2HSXAby0bIyH9PR+U+4pcVI6u5xtXJr5rC+wQ8+5qY7+MM2qm+WKVXrhC6yAn1AJBIGJM4AJ4Zian/paluC4fdPrCC62nWnjTtGl9SnR0pDfJaoBVzpOLur3CM2U5o+D6FE0QrGGBDb4T67Hl9AX4M4516fBypqvXKwwL3/T+qlg7vAngXbu9J16P/yUAI8qDx4jqnYSC2DGlHW1h/yGMjvHIo=",
        "offset": 0.004999998544999995,
        "width": 0.010000000010000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-your-illness",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "open",
    "points": 3,
    "question": "Invent a ninth illness for the clinic: a mistake in code that raises no error. Describe what its curves would look like, with which other illness one could confuse it, and one measurement that tells the two apart.",
    "below": [
      "step 4 search what is there to search l1 s list the",
      "import init two layer model two layer net from exercises two layer",
      "as on the slide many do no better than guessing and two"
    ]
  },
  {
    "id": "lab10-decade",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "Learning rates are drawn with `uniform(0.0001, 1)` instead. Which share of them is above 0.1? (one decimal)",
    "answers": [
      {
        "text": "BnJyZUq32EfF2wDJci4Noh3Y5CUZvVjb+BBqphGn0VE11Ed/f0DnBdjYcbzzJ4C8Lp9wUqpJw3Puz7gvKjBMXdXmbhsBddXzFiggvn+WAYB6DMFTvuDHycfa0DI72YfZNzjWjmsS4TXC3ma5",
        "offset": 0.04999999914999986,
        "width": 0.10000000010000001
      },
      {
        "text": "XXTKxeEBVK8F+FIxclQe1wPh5mFKkj8cznii6q9OEFReeq26f8hpp2+ZWi/8mLrM0eD3MBtBmlPBjvyOc5GbvXwoJyJYpc1r58u38r0hfrZX+lKL",
        "offset": 0.049999999850000004,
        "width": 0.10000000010000001
      },
      {
        "text": "iWIIBalTpTrVu7vkxk+Bie6OwiNhi/UqlL+pk3D8555fdHuGjXGEtPUYv+zkUkMKUjv/Nl/bGOsOS3qPqY/tAW8pz0uhzFJv1Infwt++oAPF",
        "offset": 0.04999999954999995,
        "width": 0.10000000010000001
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-border",
    "form": "choice",
    "question": "Rates from 1e-4 to 0.03, twenty trainings of 100 updates. Where will the best rate lie?",
    "options": [
      "in the lowest tenth of the range",
      "in the middle",
      "in the highest tenth of the range"
    ],
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-halving",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "16 candidates, 10 updates each in the first round, halved and doubled until one is left. How many updates are that together?",
    "answers": [
      {
        "text": "L8QEfk12NkFUjQQtIVusmIMfkVHIj3fURe7ihSsXjPgXtxPp1/Pe5vbwF8NPcplCWhX/CRTBN81rQbeWSdV3GJrj5E5pa+ryYQJomxPOTl4TWTPxoy+j84bzFoeNnETi7rd2rZ+H2XqMqQ3D0sP3O3txHRqadXxu",
        "offset": 0.009999840009982108,
        "width": 0.020000000020000002
      },
      {
        "text": "Lm8jLpMuyPhREULrhrk85kJhLkDjm1YJ0UixIdQH2oGbunD/584g04nHwrairNBeQWon7bTo9uYDXH0wzhwHdcf5ajTZxXaruWUHGpqSDS8kK1WDWRXkKgo72fNHUrnx+hdQex2Je+6kxChRfw==",
        "offset": 0.009999360009942393,
        "width": 0.020000000020000002
      },
      {
        "text": "dQg4OF4Nj+WuWfT6R/mxXpluE/sT69M7RXhXiR5G8jX1Kt4uFQ1vYvAuKhQq1dKJ3Z/Ak+Cv+Ji9nVXPFn9YYBVAE/wW6jn+bhUi/SwTJU2VqRuSZaHol+1PeSuPIh1myf42q2hGZDymYnbVsqxLQLKwYTUpkXwLr48Yse+iBfjz7GYyfOjF1g==",
        "offset": 0.009998720009889439,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab10-writers",
    "form": "choice",
    "question": "The same training, judged by the last 300 digits of the file, whose writers it has never met. Its accuracy, beside that of a shuffled split, is …",
    "options": [
      "about the same",
      "at least two in a hundred lower",
      "at least two in a hundred higher"
    ],
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-penalty",
    "form": "choice",
    "question": "The same 500 digits, and a penalty that is raised until the gap between training and validation has shrunk to a half. What does the validation accuracy do?",
    "options": [
      "it rises",
      "it stays",
      "it falls"
    ],
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-descent",
    "form": "choice",
    "question": "100 digits to learn from. With 30 hidden units the error on new digits is low, near 100 it is worst. And with 800?",
    "options": [
      "still worse than with 100",
      "about as bad as with 100",
      "as low as with 30, or lower"
    ],
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab10-peak",
    "lab": 10,
    "notebook": "10-good-practice.ipynb",
    "points": 1,
    "question": "The same experiment with 200 digits. Where is the peak?",
    "answers": [
      {
        "text": "QGBmWcoGMhMUGnOSUA10qadGqqiKjxgB7CNl/c09HxEWWRbFhW9j/p3HsLkofQgbOppBYgfv/XsKNw6eLA3rGGwTF3bEbtDOiNhElxFYYXWKWfakh9qQUu+pzWnEJoRGtUTLHaB6qOGP2qXPmAUASmh29DOWdw6dFk/9rZyP"
      },
      {
        "text": "RdfxRzkHL2E6vQgOPHE4u+jCWVLU67DMApzK4wde03MxIoWWjBsKZtpl0ykqI0HGLjvkAyBg/CfnaAb19quK2mQwIAUu8TvWtdRYHU+4xKOaHUtSondR52LBGTThQAzX0wcb/qW6URqK"
      },
      {
        "text": "lcGWSwYC1zYuSqrCtc8HMLMzDy3s5sttbFbIwC5jdrjEQ0df98TalNWleRn5kFJPefw2Dv+pjn2HiQqz3UJAAM+4ZIm8QBMdtC+h5qkuZDMhYs555iXUGI69HihR7wz1roppckeEQBc="
      }
    ],
    "kind": "choice",
    "options": 3
  },
  {
    "id": "lab11-slide",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "Which gradients will be printed for x, y and z?",
    "answers": [
      {
        "text": "036Whv6apm/6gV/37nBhux2udD0xA9oxrxxrwSB52LlhyLoh0ymAaIzMF4SgzWCXAowhOSacAdRsyAS2Gfp6h9Q7si3xrvFIfkB7SHgm9q5Ne2o8koKRY5rs+ABl/a+ezskwlgTUvL8OXrwoAWbQNJJAIXI599Yb4idfFRh6F+tOYaygmEel/rKgKDfj2FEuX9DMB4kZiFNt80mu8kDG43gH3KwddPW+/30="
      },
      {
        "text": "2HH0OMpbcwo2hksHeo7LKTLs4jCmdsyOCbYz3TNa3QGijyV4Uqm1lQcYS4YmaYDgnE/GQlZQXHd3ms7ojxVgywwiP0pZetMiND++kdUfKBOO+mTXoFjvjO2PUG9V2gCtjUP6Pk2da4O4qnPfk5jcX0YRJMKoIeXX8QIIPFgJGHO0ZDc="
      },
      {
        "text": "6nhIZz+v/mbCuPDhoHaOeyJcrL/H6IrzHUbveFMY9RXR2JnHIpjqNRL0tOogBgyLAm3hy7OAg3nd1SHVsjRXcNZxggXzto2xg/kqiVB4ggLfUEcDYEx36WtgU9z5cGvbK41XaE7tmlwUCCpxXRE="
      },
      {
        "text": "B+GyizvKf/0pC/r13+nXpYvMLdAdREb6Viob4VV7h4XSyv5Hw2kiAB1BysuCYqOUj7/E7Qw7NGtCHQtiGCXr2LkvgLGuGqhXRHFiHlfK9yljuRL08fCmgpBKusSS49uEwjMx4QSnik+vhm+2aoo36nnWX6L/6wIuC/E/NA=="
      },
      {
        "text": "VphTdga+EvrEnjoVsbCzp4s90r0j32m1CTFzVZFc6F3dQ5VV1W5k3vkQu1Qk1NKz6G4jdtfbyw9hRDnaGmU6abeNB7VmImMj9VxE43o3vfbYZhTZAEqWHVL3WyhPxCWUGuPGFHNpHh6sE6Lf2shfUVuxiHQ369k="
      },
      {
        "text": "yFGBMbh6TdS/03cYZrKrM6nBfXALSK0XeqEhls7xR3WxyhW7eAzfd4t6MmBgBiuZhoTB/pJKofUAVMg2ZdbiGJhAiPrFLwSNr8jO11v4438SS0e4kBT5K8iCjq2f/oHPhTNtaUN/0a7krRRAm3yLtGopTMSIjN9N3eueCCTLXDWCjmqlhLMqRek8xdW88ArivPj73RajHz7a9Nmw7qs7Tw=="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab11-order",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "Which of these is NOT a topological order of that graph?",
    "answers": [
      {
        "text": "+MJjQOA0r7JsACtS2hhFb2HZksd8StJarJufPg8kTZ5+wPzEgJfZx6lT8FXu4zvu3gTUSkWfk/cHoKtW1VdvjleItjLu8YJOMuDEKZTWVJSFEyV7zA3J0wRAHRcwIcz1kJ1Iel+5yQ=="
      },
      {
        "text": "DcqfQfasikOodqCxpe1um+PXn5VPcTQkctvi1ZYn2jw5R4Hij1K7iDWAydveE5QM/Q7Hw4xepRjR/XV3xkQdtMIFyxksK1Eo5FF8BUGk3pAErkf9JtU0bUWZQT2SmSAG/YVLgt7lGNwvcBm1CUpx3Sj/"
      },
      {
        "text": "HI0t3xk86QKbVTVnDKsF1FQ2qRSHjaI81dPR/GQxqHUyKF8kjDBbi/qJbvHubSXZZv2/S5pWMvtFH0A/nma8Kq0JqDYmVtgVUgBohJpLVfe/TwpnkJjtxyZMHoE6ybOCmflpzg3eik7/fsTraWLZLYA+CN7LgDrxxV+5vSRzM5B/SCvQ8Dvm6g=="
      },
      {
        "text": "J330tyVK3IHm/9GYPfZfwrIDbEnRdjbmiSYs1ZQw2h+YrvqV+48Xl3QZwJHrCKYwCNAaA3qKpAhgMl7zcZXmKgqBoCD7GMMBa/APqFzlWNPoSTo0YJ0lSCCo+IQ6cWw60ww="
      },
      {
        "text": "bibPODxt9o3Yf2GTw8bkgLRe+TH0X64ymv8adU9eb8HYQTRo3VJrs7wVKNxV5d7/mivYaCLCmWqCTkOR89TOR+jiK8d+Md+2vV4Iym06/GznJR5ggxH4Nmr2PMcHlg6mBZ0KKN7Yai59EH99x2Kk7joyH5k/ZdhW"
      },
      {
        "text": "swwnCNV00ubYj4pDuHP85uyiEMnvtvZh46ikGWdySbkD7uyzAdEluzwMheAmG4XeUYSdUECfI6qs42u78/Mgcj3ub1jDHkPRvTcgY7RFH95z0uMCj4NGEr/F7s+bolt4DVjNt/oGoTLSOQ18va5A+42HqdDAT5E="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab11-reuse",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "x = 3 and f = x·x + x. What does the input line of x collect?",
    "answers": [
      {
        "text": "3L8Hf8tzWPGTrUxwMRwdP+8veKh4WQF6cqBBuoLeDdhcaWVubV/YmAyHKjDzFpW3JQQA+ZOfEEfwuIpWjGPFxVkc45WlHxSJiDcZLXLAJWwsIJeEH/BbvvQAumgjU4Of1ccRaIj0Y/bM"
      },
      {
        "text": "80Bz3nm5Tml4QnGNIvRGwdjZnXiL1VgmT2kX+/MYovTlwOJVnfjcD71iVwB+KLSfPNWNCF0oJsoHj3zSVOQqXIhka4fLbX15ciimlmumNaau05MT0vuXUOKl0bJ6DaZRDLgo6ODKFVOxra5+Cax/jAcpMYZG4yqC4b7Z7dNmG4tj",
        "offset": 0.0099999960099999,
        "width": 0.020000000020000002
      },
      {
        "text": "C6V3jC0z8x4RV2/S2LzZFgLWwEeyMrWpHTpHCYev7vsPdbVeGOlCVbABH94Uia+9H7ax+719Ys8SL1gKAcIOY7Wo0lK7EdJTSw3Qyv9GJz3hc3PqaPxGRgGJVqSaPy5qn6RBtKSr+WrFwfp5MoEEYBL3O2mH6LI+kTTd8Gdn26qtIhZD5A=="
      },
      {
        "text": "RGvfLmazvEO0jP8pbCwpC95avZg3RlJFOGuakfXybikkKmOm5JrOZkBOiViI80AMDVrtOFiMweiT++Tking+BgR3qf6fhf1NKR8h1BqwpwI1VfT8oH8829YGolwRzOFtCG1ZRNk=",
        "offset": 0.009999993009999208,
        "width": 0.020000000020000002
      },
      {
        "text": "u/PALj7C0Q3nY/VQcu8mFVnQfBT4o/BGmsKNGldCoq9wfZ/oWSKrJ2skJvHpn7aTZucjubw6mysmamUUJYlcm8/HldzgzjAbxtUHjDB06b85KNBy4SkaTq7Vubj/KGUpuCs4FZfgsolA1KxqX6ntYodIMw94nTZHYaOON9A=",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "v4u1yrvCtXJiAqKeVKlsuSknR2S13UCfM7Ru6I/TWkzrhqKdsoPE0ZRhidOuyAKmLWAEQSUCkQZr9N5LZmbUBYZ/5KSS79yBnm1hOFas9OUdqJBtZYlPwyM0a2VOqQmlCpTAqeuqBYRf8vfPcJvVPzCHiCYikwYdI1cxlsn/lCk7"
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab11-cost",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A net has 1,000,000 weights. How much work is its whole gradient?",
    "answers": [
      {
        "text": "2HABnx7xTbo1ITZGN0QFeYH5FlXDfy0zhOlH9gfTlM+cQUxFCe+xyLwO288UdExLVkJc2TLp5y9bWdjFgE6iEs6VyPGArXLdESkdhojLHgy7BoeyMjwZSyxdNWUSZodRxn+UT5CDUbsnBxE8YC7HBeooC403IHk/nMGEoO1zYCSBl0Lf60sFMMDra+XkzZQFJQFpyB309BfP64qqILRuooMMuHwOqjuuOUGe8w4cHAIh"
      },
      {
        "text": "AetZfovBlZoEiCZW/529j4l31tc+1vQof20H4pohOPZNUlkd/K4ZyYB0KExw1H76RxTsbsd45xkb/d51BZZVvxVqbLMpEBEtnOa+yZTx3vwDIsj/pKPu7yhMS/Du8OP2JFd/eHwu7R9qBD6PcyLh0I1VWP0Bl6RKhE6tHT0+cbFL"
      },
      {
        "text": "LXrn5wIBM881oWmStaFc2m87f6XiluU2Gd3j8bYnuKjjqGA/Lbo4gxulpZOUtLFOUqbwq+U/rW/yX9fadnhmSQhti3fWg2MtlLieOBWXFA8i/5D3cFXBlZZKkH/dSQfpKS/sCMsh2OL0GmB7GLi7nagHg13VSQgA+I5x3CCgbRHk7qIANr0="
      },
      {
        "text": "PpdBAO9PLsvlrJraxTbGUGKafDVNbuj8pPeroyi4ubXDcb9pJf5TZUkHhLzNpuU2A7xPeWJJ/hKdAxNLF9flEWVUhRvdU3ZO0HPgDONkPUl2JG221jHPyhBzSdXFfAMr3kLr4Hl5XtnzUl334FAST7WKtIClQUo6bIpqbRD8Szj7E9hAS7mArBzNsAPBFsj+jHk7flgRizphzTjl0ZFUD7SBILU2ChFqHDtv3JjnJpGagL9uxSxDPLak/EsOg5iFGtfEg5lyKcKwmSKH18FqvCwcwvBNbhwsvCf2qH5Ghvd0xnrKWUYC4a8QzrtWw7kHKAX5egzw/HCeuE6hBKmKAJAjslF9vVHjwML8"
      },
      {
        "text": "kGUNTh1CvQRBbznGWIiuCtPk/51VNivwJn/F0fxxPoilVBEX9OiRpYc11ItXN7hMyAA7FWLhzsz4pCImzSDxNAqygHKe8jL7f6tuYgT7e62z5BkDk/EQd6vYjw6YQKzV9/VbD1LPPeFEVxKN6fO+X4LGDN3f0fvlRSnBkUh2ogqgWgeiFH5ZIxmAbm/uGLOlj5SZIUBBi986LlflLw=="
      },
      {
        "text": "vvOva9wr6LbLlX74qjTMqlwgsp8CPZa8Ipvza6KmRmX4Ki+I6mw+afsUooA1Px0B/BtpWvBtTOxinmvrRmWPEU4vLucR4GgG0Khy3/FQKApjVEQeVjq33knPd7M7t+mqm09eACtJSkfK7q5yIGH4wMOTp7MA89icMLqZy8eA/cJO7RRTk4gPl/k671an1Zp8QTksL5HA5gb0ronfd6E73BFtRUltuu+Xr505ViIASBgwvHyLdEEVY4jAHfu050L9mSzn6v39X1yi/QI4fLcRbkOc/vp30bVamA48Z6Jzk+UE"
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab11-broadcast",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A single number c, shape (), is added to a tensor (4, 5). All of dout is 1. What is dc?",
    "answers": [
      {
        "text": "5oWN5srdyRqG5KvmA/1zxFPpKVALv7DeHhyyoShT57Xq8VXcQON5OC905qpBrCiyy02qTu60qLEoHAtIFIxzsV98rOrE44q8dPJRDZuNbTVIxR5FuWq43pKdJlwDzcS4xw=="
      },
      {
        "text": "RO69Wy8Xbo09NlDs/Yv5vsmWYvCRcWAPSgOyJN67eIcyheRCT6ngdx41SUQPBJSBW5YPKSmlhgcA4+HPsIU9Eaczm2/4/nDtnTHW8rqLGqO65+k9GmbInOk6nA=="
      },
      {
        "text": "WnzbDlkhyWnjVg58rlnT8mPmFIltbN9ZQcUaEeGhleYgYlQ8c/2Vt2zEUls3S17EN0vMOINyDSyFjDVvLQKy3NFu6hiCr92B9KhS08vqwlgTAWedd5DQ",
        "offset": 0.009999999009999927,
        "width": 0.020000000020000002
      },
      {
        "text": "wR2QR9vMjZCHEN9T+sftlFQjDtQrB46dcBQJ+97Qnx+PmCAx3E9toCT2hFyGGjXUVEGAKgDFiIXkrAzCD/+xTkMTt2GkyaCtz0IQ7bonc+CiD4pCc0+Trf7PJDSd",
        "offset": 0.009999980010000797,
        "width": 0.020000000020000002
      },
      {
        "text": "wrKDkJarSVnPFif+7SSGe7r2dBAB/Ug+mIHYjItkK0djFbfpU2b+SmurrA+TmLuR9Izogocx4h3CwGykM+Noe+kPCjfS2vZSFmh2mrBXrbqvFcScWG5iXwiibXKEzJm5K+lYR8FfxDXpgDFjqWHM/9wbauUVj+uGJbXU483Z3lBeBNid5hBrMMc3/sZzrucIWH1kyStMGut+3xp7cjFZ7lwPlepeA0rtTQTHPw=="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab11-eval",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A net with dropout and batch normalisation scores its test images in training mode, because nobody called eval(). What happens?",
    "answers": [
      {
        "text": "7R5TXB9h8N2yUCjIGojh5UccZ5b4CKbV1p2YekQuiBO831Fbton6t/C5Jnd2xpogdGI8cTGm11LJpGuzaK3gJo8MxC8x6a/w00S9a30UKLcTHYbf+FMHd9ISp57UKRwu+aKiZj4Yvanf5Rcqhrm6Usdi+XeyVuQHucNWeiLfYyXztnqC669nl01i1VaI+AKaGT/2Zg2s7k3CIhaYm0rhn7BUy+BzVyKahbjcoBa+mDA5u7j2xYv211rld8LYdDq1hK2nfsDyMh+WA9SEQxnxmTo/X7TeU/GptkIhndl5++OhxfPJUBXIt+z+wBtsSs7z3sL5ig/yFzoNL7arcSA="
      },
      {
        "text": "8PRI2Yc4Hid+FjCQQncmSvQkSZT1ULmUXbU9HGU+pwPqYwt03XhC16z5glAjf/s3HpjI3AKt3iOE9W7E7P8eFdt0Fhpvix2MomCC4NoWLgCUTQjm2F/xZDV/qS1Yedtg8gz8gJQ47SwBBkZgv5TOQqUW1krE4Gyyt/o5pDX7SMX72bcvoJBxFXz2JeAbs3Y/NgX3RQ=="
      },
      {
        "text": "8Zk6b+re0vyJHON7lZpjYebF99StYv8pJE7WVyXsU+gqqwkwPjX8Curd4o3gGzgeEOLuEBXeakzf7igN48Rbg9/mvTlJkOrfulfGdbdgHQczMhp9cz69eh/P35XvQpGHBsKHLi+beuLPjE9cdlu7ZHC7tW5uG2JK4ADHrsx9MsejnTHl+TUrRdJycuCnKY7cLllrUVq1Qsept+T3MmOzLa8VqdBVgGahof1xQ0KoZSY4AA=="
      },
      {
        "text": "MwhmMjcFSf8bFSnWAWyKqgQdGo1/DirZSWJ2vJvGmEzVp4TjPS2UFqzMK3HMoQhlzdK9m7CQ6Dsh6PTmTGZDwzUOEy4d4LpBq8mlu8Zw1s+takUgQ1Y/8X+3hvBzKWztnHs9cJRhwmuL9ovcvRGgkQcajTM5Rr4GCz/WJ7RgXG69DWPRms1ul0FyoX+GDsrPs+5YCRbEm532istt8IoeuW6tmRJ0P2OpBQ7W6ehuzy0vyWmAVLlQQL6SI04fHqHNInTn"
      },
      {
        "text": "OpyUfYKoKtcj1X5FonyydjqaE/phnpvwjIRkMqW5KFBc7ssz2MdozXRyvfUvewOiOOdT2bHa1uVquNx/odrkqcngwQMPDbq2KYL5bHkOgGn6Y/Hm7tJAa/Z7rEgvJq+wcflPD/B9siXlJDnNbYQiW97HyYL9O03iBRxXpbHf0tdZFx1LEBcOehOYsYSVGx4="
      },
      {
        "text": "p7455dgJdlAycfbS0EUT08/fooUn1/PJsQwnGM/Qaxkm9CvRxIxdOjcJcWcYblfn3HpMtb0mEGzm0EAP2GwwlpFYJvn8ktIcRcVVNTS7bifekuLa+S5yscey3Xs6en6J0FLUlD6uztkMomh4TYXK7/3uRqRIU3PjSroDfoZ9riJHJ5ULPXqua6xs+d9mQAOBzDwa3Bq2HSqGeiw0CULVo79tkXmTNOdQbKBAPs0s7maq1i8="
      }
    ],
    "kind": "choice",
    "options": 3,
    "letters": "abc"
  },
  {
    "id": "lab11-never-cleared",
    "form": "choice",
    "question": "What will w do, without ever clearing the gradient?",
    "options": [
      "arrive at 3, but later",
      "arrive at 3, and sooner",
      "swing about 3, without end",
      "run away, further with each step"
    ],
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab11-accumulate",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "x = 2. You compute f = x·x and call f.backward(), then compute f = x·x anew and call backward again. No zero_grad. What is x.grad?",
    "answers": [
      {
        "text": "6PpEzqsqIBZjjbDvNqtFqA13vu+0/Hc9oDXYOfEQOzg6pAYwOBML2xK2zQLAk21AR4xq8rRFX6JCp67yhZxx/Ybgc+xI8aRnc5R2Z1Rs4h3AVCUu5rtRnkdPU9BkrSqKwSyxU7NGW/Cnyd9fE3xKG5zRCg=="
      },
      {
        "text": "Ujpk3ri+jrZePMXaFEcr5PhpG8+RFj9gDwT1Z/HKeRkHClHjAQ30g1MN6iL5jdyPp10a1wV0U5pTzOXnwQ3s4NWRRvvgQBwtQYoemfePZFAJdTDD9A9GE36LZJO1W9QHTNtBpN3lNzp2WTd0mOMz",
        "offset": 0.009999992009999126,
        "width": 0.020000000020000002
      },
      {
        "text": "avEQW+bQ0dMcKEkcNdnyJ31aXT35DFnyQW5F9zPzV4Ib6L9s42ROX9iRFjOUTOCCB1u2Vo9MoxZXbNWM8tzcPiYSDh1bdiZrVTj2jfAt5WWgbs+HP9kr8J8YCPKo37jyRL6UpUvw5njjGwACgvT4w2ZROXM6tEu313UAp6yhae5EKCaoVerKqzow+mI="
      },
      {
        "text": "fRP5YREIWEOzWUZNBsGdrfpDFvviCPZuRb6+gLW4tT6/YmNFF0RKVEWe6ltzKrXN4fKu/kRaRKhnsYLCa9QsON+p0qzmzeV1WYeuaPrCJga3OEjGdA0ubnlHK3EiSxrH59pGzOnZ1FuRrMz1aff9eA==",
        "offset": 0.0099999960099999,
        "width": 0.020000000020000002
      },
      {
        "text": "fXA5T/lN936gAZg5x5U/OY4A5826uQzuzFBrY1ehbnMVyiShNXN/jjJ4mJOMltawiCi6lsvRunOD1DJgbFsoYApa8ljbb+Bfq/yUs0Sh34nOm0MeYBqoaovIi6U8WeyV42z9Lmof8Jc+mKEw7tQegrTHkk8="
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab11-detach",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "w = 3 and loss = w · w.detach(). What is the gradient of w?",
    "answers": [
      {
        "text": "B6FNK28Octb72/lxLjTD5l2Zgq8d7UQdflZBh0LqLczTrfgHNDRkHrqM9c5GqFi1Ltjk7GBdsg3q0gayoa6e/zqUHO1vCuXwXOiXPgIAMSK5hurvSwKOBYXLEyIYJnlaTVf2jzuswtyJN1ZMgZSocfnx1CzP7h7b9qRZVQ9uayC6h2YEvNYztOxLAtFqDg=="
      },
      {
        "text": "Bnx1B5cmlpNxaz+XbkFMZWDuFyVKlUbbU4lThjDk0v6ONc7nLrCEkRSNTBdHHiHybdlJSvQn6kHASxN1mdiRG3vS6JDnzZ2Udaf+5ntRfX6wnsFqWmnOOzNHQbnm7KkuxC04YRGCGnmZndk2pL+1+lGu4EojOP3p+x/AC3CxcSjAHvh4DFCPB7CV",
        "offset": 0.009999997009999984,
        "width": 0.020000000020000002
      },
      {
        "text": "OoBuCl2kjweZ/l2c+KqhFpVTly1eEKlazzJ54oOlF65vYiqtRjvGN5cPiE1CkiYIo6l/yAP4QKtZ7p9To4puxBvo+NSMn/2MUG8B+8occwBCLLbppHgolSquL7jzLuQMytLAwGRlIng9AEaDzb6vJKOk"
      },
      {
        "text": "PO41dJWOJO+35Z08yi+S8di3zolBY3aCPemj31rdw7xJ3ogxvsOqllwXg2QN2/jATmGCjnaQtHfCmQIYRNfvM2glCQTcoxk5YHKAgrA1lgA/N8CrZGTqQbRdi8630X2Flsjudt3suTcWEfhmLZo=",
        "offset": 0.010000000010000001,
        "width": 0.020000000020000002
      },
      {
        "text": "k0DVSyeFziLBB37qyFL9dG+nQjDh63YIILB7aMF9ZYNvhqmrpLNtksuRqI/xKVfTmcoO4glTuYQ1P+Jnv8XxjS6QTPNku8y9pcT0xEeg0xDleX2RNC/BkByt0uQ+8eN45YFO1cxlgj1vmDyj468WrA=="
      },
      {
        "text": "wMnZ0Ms3oUfCdTyfcala01UApzHEbjuWIubM73nf+HzCjxlOrHGpnjP244jJH6PeNGpk/ktU6EciV1AK+NIj+RmSAXhy/NG/9Ka750B/70u2cVJI8Q6DSWGQZcWMXXHzVBXeugBBJxpnVP39",
        "offset": 0.009999994009999291,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number",
    "letters": "abc"
  },
  {
    "id": "lab11-loop",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "a = 3. `let b = a.mul(2); while (Math.abs(b.item()) < 1000) b = b.mul(2); b.backward();` What is a.grad?",
    "answers": [
      {
        "text": "+Xm7a0B9JomJLDZ1MYwtjWANRXbvVX7O8Rfa6YZqdOkvFTeM1Cf6k45Hokw9bLj0iuZo64J3HLDJxTkiiV6q9NL6cQWx7VlTIynsn8SeIiT68MwceJwM/jGOIXZASrwvhLu9vbSocz+qZnzCOHAL9P5sTH7aCzSpWpKKgIEBXIi/YIs=",
        "offset": 0.009999998009999844,
        "width": 0.020000000020000002
      },
      {
        "text": "Qtih5UgjqbC++uO+HQ5WZuc6ByFxEtGiuOrmO69P+QG0B8p9wy4eMleuZF8k1yWXk5fHsAppY0omgaIucw/fRGZLxL4LHlKy1vXBDe3l+2qud8ZNbu4uperVSHdEhiFhm9Z+s1eB0dy6PsIF97F5qZpfpbX6BrXMBJFlVe4kXve2Hg==",
        "offset": 0.009998464009868258,
        "width": 0.020000000020000002
      },
      {
        "text": "ecszy56OmSnDGKrfG80bXByY4YxFoaOmzIx5mjQkZTlX3SG5r14EvG13A/+MtECvkkiCspYmRNgG0DID9RHriIdrrX8apHQkkPFc5wocuqHNjeg50f4gcpUtF6WEi9j5WiMi5Plt",
        "offset": 0.009999744009974165,
        "width": 0.020000000020000002
      },
      {
        "text": "gGZ80wnG1tv2qTulcUqLCmE1E9W+KJwUU9m0D34zYJKmXxwTpeUYQ7r/tlPHjL7ToeJLdpM3vXWh0i76Y+46ermzW36y1E2hY2QHIG962L2rpsHbbVuJELLSecOgiQIUeGjqMavT68U63vLMbUaKaBBTlmzwxrEG1XxRV2QhafR15/bVge/OOtPb5doFyt16hXfanjX5FkAJTFnfxmroYgdJ3ao=",
        "offset": 0.009999488009952984,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab11-control-flow",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "Which of these may stand in the middle of forward, and the gradient is still right?",
    "answers": [
      {
        "text": "3kwc2UnzDRkAui7CY3Y85Eal5UDTaXteqhzBBfrqa/+K/hp7TENw5j5yy523EGeq68XyD6IEe4SM9AsMmHa5MZndfXVsJPgdFR08v84YtIRmTO4s4PBCOcwVWuV9TqN4pu/5yuQohpLtZZ6mf5QRlrYtK45weyJPxzC/7hyZ8YlLDQUB7g=="
      },
      {
        "text": "BVYHKFdcUYhLLCu1sdFSCF1kmjxMyBkcVCVxUb+cU2pOoDbdvqXlB/zhglc2ZP55HkFiR/yrQAtyqTAr/GBb72tqwYnAu2MrctxruvcESzhPO+ATdHqUWd/n"
      },
      {
        "text": "Fl68V5hIFt8qsl4adXuJ21SFlInNOooajQ45LfCtFq7mVbrcPZA4Payj8u/ONBYJFFo9GxH9nUVP1jdiHl6ecyF10yELM+U3bS8u5+rCB5zvnYxZyqjFWOMHDaC77J889XKBabZGzKli4RCGqhwO87U1vknqTfIbJGq5DLu2FKmGuntyFSOKdmkxYsQ="
      },
      {
        "text": "cMurC5fcWCxvFsNJU9/adfYJ8uvUB1wLIQZwpkNz/A2WHV8aQK/6Mf91Zw3V27lWM66haEGZA9Muh813b99443Jyw2x9ClPb+3MgVex4BGibFy0goNrF/0/bCIRHS3Duslx52iGX8O/d0FVZ+ZoKaDlmUBo="
      },
      {
        "text": "pS01DsG48OL0GdJTXdUbkHbfsX5zfBaPw0gGliLYBTo2k2UVJwVP3hDQqmrUY20/xgh+xEg93Kd2de+goD/xHCUND2FWEbDmMV+nbWkrU9eGx7f/nW0kjVaP48BvlLbf94Q="
      }
    ],
    "kind": "several",
    "options": 5
  },
  {
    "id": "lab11-machine",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A colleague says: “Automatic differentiation computes the derivative formula of my program, like a computer algebra system, and then evaluates it.” Correct this in four or five sentences: what is recorded, when, what is computed in the backward pass, and what happens if the program contains `if` or a loop. Say also what the machine has to keep in memory and why evaluation should run under `noGrad`.",
    "below": [
      "an open goal a short tape the backward pass goes through every",
      "import tryrecipe from chainrule course notebook await tryrecipe short tape array from",
      "your turn write your best one into short tape in exercises goals"
    ]
  },
  {
    "id": "lab11-rows",
    "form": "number",
    "question": "How many of the five rows will get a gradient that is not 0?",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "kind": "prediction",
    "points": 0
  },
  {
    "id": "lab11-together",
    "form": "number",
    "question": "How many times as long as all at once will one at a time take?",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "kind": "prediction",
    "points": 0
  }
];
